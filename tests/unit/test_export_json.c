/* The report as JSON keeps its contract: members, offsets, ids. */
#include "rashomon/base/json.h"
#include "rashomon/export/export.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const char *const one =
	"Bridge shut in Corran\n\nCORRAN, May 4, 2026 (Tidewater) - The old "
	"bridge was closed on Monday after 3 of its 12 piers cracked, the city "
	"said. Some 8,400 cars use it every day. \"We will not open it before "
	"the summer ends,\" Mayor Ada Quist said.\n";
static const char *const two =
	"Corran loses its bridge\n\nCORRAN, May 5, 2026 (Gannet) - Corran "
	"closed its old bridge on Monday. About 8,400 cars cross it each day. "
	"\"We will not open it before the summer ends,\" said Ada Quist, the "
	"mayor.\n";

static cJSON *
report_of(struct story *st)
{
	struct error e = ERROR_INIT;
	char *bytes = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&bytes, &n);
	cJSON *report;

	*st = (struct story){0};
	assert_true(read_bytes(&st->articles, str_of(one), "one.txt", &e));
	assert_true(read_bytes(&st->articles, str_of(two), "two.txt", &e));
	compare(&st->c, &st->articles);
	assert_true(export_report(st, "json", out));
	fclose(out);
	report = json_parse((struct str){bytes, n});
	assert_non_null(report);
	free(bytes);
	error_free(&e);
	return report;
}

static double
number(const cJSON *o, const char *key)
{
	const cJSON *n = cJSON_GetObjectItemCaseSensitive(o, key);

	assert_true(cJSON_IsNumber(n));
	return n->valuedouble;
}

static const struct article *
article_of(const struct story *st, struct str id)
{
	for (size_t i = 0; i < st->c.sources.n; i++)
		if (str_eq(str_of(st->c.sources.v[i].id), id))
			return st->c.sources.v[i].article;
	fail_msg("no source %.*s", STR_ARG(id));
	return NULL;
}

static void
check_mention(const struct story *st, const cJSON *m)
{
	const struct article *a = article_of(st, json_get(m, "source"));
	size_t start = (size_t)number(m, "start");
	size_t end = (size_t)number(m, "end");

	assert_true(start < end && end <= a->text.n);
	assert_true(str_eq(str_sub(a->text, start, end), json_get(m, "text")));
	assert_non_null(json_get(m, "sentence").p);
	if (end > a->body)
		assert_non_null(json_get(m, "role").p);
}

static void
offsets_hold_the_words(void **state)
{
	static const char *const members[] = {"sources", "facts", "checks",
					      "timeline"};
	struct story st;
	cJSON *report = report_of(&st);
	const cJSON *fact, *mention;
	size_t facts = 0;

	(void)state;
	assert_true(
		str_eq(json_get(report, "schema"), STR("rashomon-report/1")));
	for (size_t i = 0; i < 4; i++)
		assert_true(cJSON_IsArray(
			cJSON_GetObjectItemCaseSensitive(report, members[i])));
	cJSON_ArrayForEach(fact,
			   cJSON_GetObjectItemCaseSensitive(report, "facts"))
	{
		facts++;
		assert_non_null(json_get(fact, "id").p);
		assert_true(json_get(fact, "label").n > 0);
		assert_true(cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(
				    fact, "why")) > 0);
		cJSON_ArrayForEach(mention, cJSON_GetObjectItemCaseSensitive(
						    fact, "mentions"))
			check_mention(&st, mention);
	}
	assert_true(facts >= 3);
	cJSON_Delete(report);
	story_free(&st);
}

static void
both_tell_the_cars(void **state)
{
	struct story st;
	cJSON *report = report_of(&st);
	const cJSON *fact;
	bool found = false;

	(void)state;
	cJSON_ArrayForEach(fact,
			   cJSON_GetObjectItemCaseSensitive(report, "facts"))
	{
		if (!str_eq(json_get(fact, "value"), STR("8400")))
			continue;
		found = true;
		assert_true(str_eq(json_get(fact, "kind"), STR("quantity")));
		assert_true(str_eq(json_get(fact, "verdict"), STR("agreed")));
		assert_true(number(fact, "independent") > 1);
	}
	assert_true(found);
	cJSON_Delete(report);
	story_free(&st);
}

static void
no_such_format(void **state)
{
	struct story st = {0};

	(void)state;
	assert_false(export_report(&st, "tape", stdout));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(offsets_hold_the_words),
		cmocka_unit_test(both_tell_the_cars),
		cmocka_unit_test(no_such_format),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
