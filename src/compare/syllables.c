/* The syllables of Mandarin: those that readings have in pinyin, the same in
 * Wade-Giles without marks, and lue, nue for what keyboards without dots
 * spell so. Six bytes each, in byte order. */
#include "rashomon/compare/sound.h"

enum { SIZE = 6 };

/* clang-format off */
static const char syllables[] =
	"a     ai    an    ang   ao    ba    bai   ban   bang  bao   bei   "
	"ben   beng  bi    bian  biao  bie   bin   bing  bo    bu    ca    "
	"cai   can   cang  cao   ce    cen   ceng  cha   chai  chan  chang "
	"chao  che   chei  chen  cheng chi   chia  chian chiangchiao chie  "
	"chih  chin  ching chiu  chiungchong chou  chu   chua  chuai chuan "
	"chuangchue  chui  chun  chung chuo  ci    cong  cou   cu    cuan  "
	"cui   cun   cuo   da    dai   dan   dang  dao   de    dei   den   "
	"deng  di    dia   dian  diao  die   ding  diu   dong  dou   du    "
	"duan  dui   dun   duo   e     ei    en    er    fa    fan   fang  "
	"fei   fen   feng  fo    fou   fu    ga    gai   gan   gang  gao   "
	"ge    gei   gen   geng  gong  gou   gu    gua   guai  guan  guang "
	"gui   gun   guo   ha    hai   han   hang  hao   he    hei   hen   "
	"heng  hng   hong  hou   hsi   hsia  hsian hsianghsiao hsie  hsin  "
	"hsing hsiu  hsiunghsu   hsuan hsue  hsun  hu    hua   huai  huan  "
	"huang hui   hun   hung  huo   jan   jang  jao   je    jen   jeng  "
	"ji    jia   jian  jiang jiao  jie   jih   jin   jing  jiong jiu   "
	"jou   ju    juan  jue   jui   jun   jung  juo   ka    kai   kan   "
	"kang  kao   ke    kei   ken   keng  kong  kou   ku    kua   kuai  "
	"kuan  kuang kui   kun   kung  kuo   la    lai   lan   lang  lao   "
	"le    lei   leng  li    lia   lian  liang liao  lie   lin   ling  "
	"liu   lo    long  lou   lu    luan  lue   lun   lung  luo   lv    "
	"lve   m     ma    mai   man   mang  mao   me    mei   men   meng  "
	"mi    mian  miao  mie   min   ming  miu   mo    mou   mu    n     "
	"na    nai   nan   nang  nao   ne    nei   nen   neng  ng    ni    "
	"nian  niang niao  nie   nin   ning  niu   nong  nou   nu    nuan  "
	"nue   nung  nuo   nv    nve   o     ou    pa    pai   pan   pang  "
	"pao   pei   pen   peng  pi    pian  piao  pie   pin   ping  po    "
	"pou   pu    qi    qia   qian  qiang qiao  qie   qin   qing  qiong "
	"qiu   qu    quan  que   qun   ran   rang  rao   re    ren   reng  "
	"ri    rong  rou   ru    ruan  rui   run   ruo   sa    sai   san   "
	"sang  sao   se    sen   seng  sha   shai  shan  shang shao  she   "
	"shei  shen  sheng shi   shih  shou  shu   shua  shuai shuan shuang"
	"shui  shun  shuo  si    song  sou   ssu   su    suan  sui   sun   "
	"sung  suo   ta    tai   tan   tang  tao   te    tei   ten   teng  "
	"ti    tia   tian  tiao  tie   ting  tiu   tong  tou   tsa   tsai  "
	"tsan  tsang tsao  tse   tsei  tsen  tseng tsou  tsu   tsuan tsui  "
	"tsun  tsung tsuo  tu    tuan  tui   tun   tung  tuo   tzu   wa    "
	"wai   wan   wang  wei   wen   weng  wo    wu    xi    xia   xian  "
	"xiang xiao  xie   xin   xing  xiong xiu   xu    xuan  xue   xun   "
	"ya    yan   yang  yao   ye    yi    yin   ying  yo    yong  you   "
	"yu    yuan  yue   yun   yung  za    zai   zan   zang  zao   ze    "
	"zei   zen   zeng  zha   zhai  zhan  zhang zhao  zhe   zhei  zhen  "
	"zheng zhi   zhong zhou  zhu   zhua  zhuai zhuan zhuangzhui  zhun  "
	"zhuo  zi    zong  zou   zu    zuan  zui   zun   zuo   ";
/* clang-format on */

bool
sound_syllable(struct str s)
{
	char key[SIZE];

	if (!s.n || s.n > SIZE)
		return false;
	memset(key, ' ', SIZE);
	memcpy(key, s.p, s.n);
	return str_in_row((struct str){key, SIZE}, syllables,
			  (sizeof syllables - 1) / SIZE);
}
