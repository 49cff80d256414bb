#include "rashomon/text/width.h"
#include "rashomon/text/utf8.h"
void
clusters_of(cluster_list *out, struct str s, int ambiguous)
{
	(void)ambiguous;
	for (size_t at = 0, n; at < s.n; at += n) {
		uint32_t c;
		n = utf8_next(s, at, &c);
		vec_push(out, (struct cluster){
				      at, n, (uint8_t)(cp_is_han(c) ? 2 : 1)});
	}
}
size_t
text_width(struct str s, int a)
{
	cluster_list l = {0};
	size_t w = 0;
	clusters_of(&l, s, a);
	for (size_t i = 0; i < l.n; i++)
		w += l.v[i].width;
	vec_free(&l);
	return w;
}
size_t
text_fit(struct str s, size_t cells, int a)
{
	cluster_list l = {0};
	size_t w = 0, r = 0;
	clusters_of(&l, s, a);
	for (size_t i = 0; i < l.n && w + l.v[i].width <= cells; i++) {
		w += l.v[i].width;
		r = l.v[i].start + l.v[i].n;
	}
	vec_free(&l);
	return r;
}
void
wrap(row_list *out, struct str s, size_t cells, int a)
{
	size_t at = 0;
	while (at < s.n) {
		size_t n = text_fit(str_sub(s, at, s.n), cells, a);
		if (!n)
			n = s.n - at;
		vec_push(out,
			 (struct row){at, at + n,
				      text_width(str_sub(s, at, at + n), a)});
		at += n;
	}
}
