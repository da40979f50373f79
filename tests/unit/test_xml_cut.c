/* Cutting elements out of XML: what is left must parse to the same tree on the same lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/xml_cut.h"

static const struct {
    const char *bytes, *left;
} cases[] = {
    {"<a>1<x>2</x>3</a>", "<a>13</a>"},
    {"<a><x/><x a='>' b=\"/>\"/>3</a>", "<a>3</a>"},
    {"<a>\n<x>\n<b>\n</b></x>\n</a>", "<a>\n\n\n\n</a>"},
    {"<a><x>1<x>2</x>3<x/></x>4</a>", "<a>4</a>"},
    {"<a><x>1<!-- </x> -->2<![CDATA[</x>]]><?p </x>?></x>4</a>", "<a>4</a>"},
    {"<a><!-- <x>1</x> --><![CDATA[<x>2</x>]]></a>",
     "<a><!-- <x>1</x> --><![CDATA[<x>2</x>]]></a>"},
    {"<a><xx>1</xx><x-y/><p:x>2</p:x></a>", "<a><xx>1</xx><x-y/><p:x>2</p:x></a>"},
    {"<a><y\n>1</y\n>2</a>", "<a>\n\n2</a>"},
    {"<a><x><y>1</y></x><y><x>2</x></y></a>", "<a></a>"},
    {"<a><x>1</a>", "<a><x>1</a>"},
    {"<a><x b='1</x></a>", "<a><x b='1</x></a>"},
    {"<a><!-- open <x>1</x></a>", "<a><!-- open <x>1</x></a>"},
    {"<x>1</x>", ""},
    {"<a><z t=\"1\">1<b/></z><z t=\"2\">2</z><z t=\"1\"/><z>3</z></a>",
     "<a><z t=\"2\">2</z><z>3</z></a>"},
    {"<", "<"},
    {"<x", "<x"},
    {"", ""},
};

static void
cuts(void **state)
{
    static const char *const names[] = {"x", "y", "z t=\"1\"", NULL};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = {0};
        xml_cut(cases[i].bytes, strlen(cases[i].bytes), names, &out);
        assert_string_equal(buf_text(&out), cases[i].left);
        buf_free(&out);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(cuts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
