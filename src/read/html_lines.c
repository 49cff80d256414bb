/* What single lines of a page say of themselves, in the languages that its
 * news may be in: here is another article, here was an advert, here is who
 * took the picture. A label counts only as the whole line or before a mark that
 * sets it apart, so that no sentence that begins like one is lost. Linear in
 * the line; lines longer than LINE_MOST are not looked at. */
#include "html_parts.h"

#include "rashomon/text/fold.h"

enum { LINE_MOST = 300, MARK_MOST = 3, PICTURE_MOST = 400 };

/* Labels of what leads elsewhere, folded. */
static const char *const pointers[] = {
	"advertisement",
	"advertisements",
	"also read",
	"also see",
	"article continues below",
	"continue reading",
	"don't miss",
	"editor's picks",
	"latest articles",
	"leave a comment",
	"leave a reply",
	"more from",
	"more on this",
	"more on this story",
	"more on this topic",
	"no comments",
	"read also",
	"read more",
	"read more about",
	"read next",
	"read this next",
	"recommended",
	"related",
	"related articles",
	"related coverage",
	"related news",
	"related stories",
	"see also",
	"story continues below",
	"table of contents",
	"about the author",
	"categories",
	"category",
	"filed under",
	"keywords",
	"posted in",
	"tags",
	"topics",
	"up next",
	"you may also like",
	"you might also like",
	"anzeige",
	"auch interessant",
	"das könnte dich auch interessieren",
	"das könnte sie auch interessieren",
	"empfohlene artikel",
	"empfohlene beiträge",
	"keine kommentare",
	"lesen sie auch",
	"lesen sie dazu auch",
	"lesen sie mehr",
	"lies auch",
	"mehr zum thema",
	"mehr zu diesem thema",
	"schon gelesen?",
	"schlagwörter",
	"inhaltsverzeichnis",
	"kategorie",
	"kategorien",
	"schlagworte",
	"siehe auch",
	"stichwörter",
	"weitere informationen",
	"weiterführende informationen",
	"weiterführende links",
	"weiterführender link",
	"weiterlesen",
	"über den autor",
	"über die autorin",
	"werbung",
	"zum weiterlesen",
	"à lire aussi",
	"à lire également",
	"lire aussi",
	"lire également",
	"publicité",
	"sur le même sujet",
	"mots-clés",
	"voir aussi",
	"lea",
	"lea más",
	"lea también",
	"lee más",
	"lee también",
	"le puede interesar",
	"más información",
	"más sobre",
	"puede leer",
	"publicidad",
	"te puede interesar",
	"etiquetas",
	"sobre el autor",
	"temas",
	"temas relacionados",
	"vea también",
	"ver también",
	"leia mais",
	"leia também",
	"publicidade",
	"saiba mais",
	"veja também",
	"leggi anche",
	"pubblicità",
	"vedi anche",
	"advertentie",
	"lees meer",
	"lees ook",
	"annonce",
	"læs også",
	"läs också",
	"läs mer",
	"les også",
	"lue myös",
	"czytaj też",
	"czytaj także",
	"czytaj więcej",
	"przeczytaj także",
	"reklama",
	"zobacz też",
	"zobacz także",
	"čtěte také",
	"olvassa el",
	"citeşte şi",
	"citește și",
	"ayrıca okuyun",
	"ilgili haberler",
	"baca juga",
	"đọc thêm",
	"xem thêm",
	"реклама",
	"теги",
	"читайте также",
	"читайте також",
	"по теме",
	"διαβάστε επίσης",
	"διαβάστε ακόμη",
	"اقرأ أيضا",
	"اقرأ أيضاً",
	"इसे भी पढ़ें",
	"यह भी पढ़ें",
	"আরও পড়ুন",
	"相关阅读",
	"相關閱讀",
	"相关新闻",
	"相關新聞",
	"延伸阅读",
	"延伸閱讀",
	"推荐阅读",
	"推薦閱讀",
	"广告",
	"廣告",
	"広告",
	"関連記事",
	"あわせて読みたい",
	"관련기사",
	"광고",
};

/* What sets such a label apart from the name of what it leads to. */
static const char *const apart[] = {":", "：", "|", "–", "—", "»",
				    ">", "»",  "→", "▶", "►"};

/* Words beside a picture that say whose it is, folded. */
static const char *const takers[] = {
	"©",
	"(c) ",
	"(ap photo",
	"ap photo/",
	"file photo",
	"courtesy photo",
	"photo:",
	"photos:",
	"photo credit",
	"photo by",
	"photograph by",
	"photography by",
	"image credit",
	"image:",
	"picture:",
	"getty images",
	"istock",
	"shutterstock",
	"picture alliance",
	"picture-alliance",
	"foto:",
	"fotos:",
	"foto/",
	"fotó:",
	"bild:",
	"bilder:",
	"bildquelle",
	"titelbild",
	"symbolbild",
	"crédit photo",
	"crédits photo",
	"crédit :",
	"foto de archivo",
	"foto archivo",
	"фото:",
	"写真：",
	"写真:",
};

static struct str
skip_frame(struct str s)
{
	for (s = str_trim(s); s.n && strchr("-*[(>+#", s.p[0]);)
		s = str_trim(str_sub(s, 1, s.n));
	while (s.n && strchr("-*])", s.p[s.n - 1]))
		s = str_trim(str_sub(s, 0, s.n - 1));
	return s;
}

/* Is nothing left, or a mark and what the label is of? */
static bool
is_set_apart(struct str rest)
{
	rest = str_trim(rest);
	return !rest.n || str_eq(rest, STR("...")) || str_eq(rest, STR("…")) ||
	       str_starts_any(rest, STR_LIST(apart));
}

bool
html_is_label(struct str line)
{
	struct buf b = BUF_INIT;
	bool found = false;
	struct str s;

	if (line.n > LINE_MOST)
		return false;
	fold(&b, line);
	s = skip_frame(buf_str(&b));
	for (size_t i = 0; !found && i < COUNT(pointers); i++)
		found = str_starts(s, str_of(pointers[i])) &&
			is_set_apart(str_sub(s, strlen(pointers[i]), s.n));
	buf_free(&b);
	return found;
}

bool
html_is_picture_line(struct str line, bool ended)
{
	struct buf b = BUF_INIT;
	bool found = false;

	if (line.n > PICTURE_MOST)
		return false;
	fold(&b, line);
	for (size_t i = 0; !found && i < COUNT(takers); i++) {
		size_t at = str_find(buf_str(&b), str_of(takers[i]), 0);

		found = at != (size_t)-1 && (at || !ended);
	}
	buf_free(&b);
	return found;
}
