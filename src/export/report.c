#include "rashomon/export/export.h"

#include "parts.h"

static const struct {
	const char *name;
	void (*write)(const struct story *st, FILE *out);
} formats[] = {
	{"text", report_text},	       {"json", report_json},
	{"markdown", report_markdown}, {"html", report_html},
	{"csv", report_csv},	       {"ics", report_ics},
	{"ssml", report_ssml},
};

bool
export_report(const struct story *st, const char *format, FILE *out)
{
	for (size_t i = 0; i < COUNT(formats); i++)
		if (strcmp(formats[i].name, format) == 0) {
			formats[i].write(st, out);
			return true;
		}
	return false;
}
