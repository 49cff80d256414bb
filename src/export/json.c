#include "rashomon/base/json.h"
#include "rashomon/export/export.h"

void
export_article(const struct article *a, FILE *out)
{
	cJSON *o = cJSON_CreateObject();

	json_put(o, "schema", STR("rashomon-article/1"));
	json_put(o, "path", str_of(a->path));
	json_put(o, "text", str_sub(a->text, 0, a->body));
	json_print_line(o, out);
	cJSON_Delete(o);
}
