/* The image of the clause library: what is thawed is what was read, a library that has changed or
 * an image that is damaged is noticed, and then the files are read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "library/compile.h"
#include "library/library_image.h"

static void
run(const char *format, const char *folder)
{
    char *command = mem_format(format, folder);
    assert_int_equal(system(command), 0);
    free(command);
}

/* A copy of the clause library, so that it can be changed. */
static int
set_up(void **state)
{
    char *folder = mem_strdup("/tmp/mou-image-XXXXXX");
    if (mkdtemp(folder) == NULL)
        return -1;
    run("cp -rp clauses %s/", folder);
    *state = folder;
    return 0;
}

static int
tear_down(void **state)
{
    run("rm -rf %s", *state);
    free(*state);
    return 0;
}

static struct library *
load(const char *folder, struct regex_cache *cache)
{
    struct diag diag = {0};
    struct library *library = library_load(folder, LIBRARY_WITHOUT_EXAMPLES, cache, &diag);
    assert_non_null(library);
    return library;
}

enum { HEAD = 32 };

static void
save(const char *folder)
{
    struct diag diag = {0};
    struct regex_cache *cache = regex_cache_new();
    struct library *library = load(folder, cache);
    char *path = file_join(folder, "library.image");
    unlink(path);
    assert_int_equal(library_image_save(library, path, &diag), 0);
    free(path);
    library_free(library);
    regex_cache_free(cache);
}

static bool
holds(const char *folder)
{
    struct image *image = library_image_open(folder);
    bool there = image != NULL;
    image_close(image);
    return there;
}

static void
same_attributes(const xmlNode *read, const xmlNode *thawed)
{
    assert_int_equal(xmlGetLineNo(read), xmlGetLineNo(thawed));
    for (const xmlAttr *attribute = read->properties; attribute; attribute = attribute->next) {
        const xmlAttr *other =
            xmlHasNsProp(thawed, attribute->name, attribute->ns ? attribute->ns->href : NULL);
        assert_non_null(other);
        assert_string_equal(attribute->children ? (char *)attribute->children->content : "",
                            (char *)other->children->content);
    }
}

/* The next that the image has as well: not a rule, nor white space between elements. */
static const xmlNode *
kept(const xmlNode *node, bool elements)
{
    while (node != NULL && (node->type == XML_COMMENT_NODE || compile_is_rule(node) ||
                            (elements && node->type != XML_ELEMENT_NODE)))
        node = node->next;
    return node;
}

static void
same_trees(const xmlNode *read, const xmlNode *thawed)
{
    if (read->type == XML_TEXT_NODE) {
        assert_int_equal(thawed->type, XML_TEXT_NODE);
        assert_string_equal(read->content, thawed->content);
        return;
    }
    assert_string_equal(read->name, thawed->name);
    same_attributes(read, thawed);
    static const char *const structure[] = {"criterion", "provision", "alternative", "text",
                                            "list",      "table",     "row"};
    bool elements = false;
    for (size_t i = 0; i < sizeof structure / sizeof *structure; i++)
        elements = elements || xml_is(read, structure[i]);
    const xmlNode *one = kept(read->children, elements), *two = thawed->children;
    for (; one != NULL && two != NULL; one = kept(one->next, elements), two = two->next)
        same_trees(one, two);
    assert_null(one);
    assert_null(two);
}

static void
same_library(void **state)
{
    struct regex_cache *cache = regex_cache_new();
    struct library *read = load(*state, cache);
    assert_null(read->image);
    save(*state);
    struct library *thawed = load(*state, cache);
    assert_non_null(thawed->image);
    assert_int_equal(read->criterion_count, thawed->criterion_count);
    assert_int_equal(read->provision_count, thawed->provision_count);
    for (size_t i = 0; i < read->criterion_count; i++) {
        assert_string_equal(read->criteria[i].id, thawed->criteria[i].id);
        assert_string_equal(read->criteria[i].title, thawed->criteria[i].title);
        assert_string_equal(read->criteria[i].topic->file, thawed->criteria[i].topic->file);
        same_trees(read->criteria[i].node, thawed->criteria[i].node);
    }
    for (size_t i = 0; i < read->provision_count; i++)
        same_trees(read->provisions[i].node, thawed->provisions[i].node);
    assert_int_equal(lexicon_terms(read->lexicon), lexicon_terms(thawed->lexicon));
    for (int term = 0; term < lexicon_terms(read->lexicon); term++) {
        const char *id = lexicon_term_id(read->lexicon, term);
        assert_string_equal(id, lexicon_term_id(thawed->lexicon, term));
        assert_int_equal(lexicon_term(thawed->lexicon, NULL, id, strlen(id)), term);
    }
    library_free(read);
    library_free(thawed);
    regex_cache_free(cache);
}

/* Two images cannot both be where they like to be: the other's trees are moved. */
static void
images_side_by_side(void **state)
{
    struct regex_cache *cache = regex_cache_new();
    save(*state);
    struct library *first = load(*state, cache), *second = load(*state, cache);
    assert_non_null(first->image);
    assert_non_null(second->image);
    assert_true(image_away(first->image) != image_away(second->image));
    assert_int_equal(first->doc_count, second->doc_count);
    for (size_t i = 0; i < first->doc_count; i++) {
        assert_ptr_not_equal(first->docs[i], second->docs[i]);
        assert_string_equal(first->docs[i]->URL, second->docs[i]->URL);
        same_trees(xmlDocGetRootElement(first->docs[i]), xmlDocGetRootElement(second->docs[i]));
    }
    library_free(first);
    library_free(second);
    regex_cache_free(cache);
}

static void
changes_are_noticed(void **state)
{
    static const struct {
        const char *change;
        bool holds;
    } changes[] = {
        {"touch %s/clauses/topics/arrests.xml", true}, /* another time, the same bytes */
        {"sed -i s/arrest/argest/ %s/clauses/topics/arrests.xml", false},
        {"touch %s/clauses/profiles/new.xml", false},
        {"rm %s/clauses/topics/training.xml", false},
        {"echo ' ' >>%s/clauses/lexicon.xml", false},
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        run("rm -rf %s/clauses", *state);
        run("cp -rp clauses %s/", *state);
        save(*state);
        assert_true(holds(*state));
        run(changes[i].change, *state);
        assert_int_equal(holds(*state), changes[i].holds);
    }
}

static void
damage_is_noticed(void **state)
{
    struct diag diag = {0};
    struct buf bytes = {0};
    char *path = file_join(*state, "library.image");
    save(*state);
    assert_int_equal(file_read(path, &bytes, &diag, STATUS_LIBRARY), 0);
    for (size_t at = 1; at < bytes.length; at = at * 3 + 1) {
        bool body = at >= HEAD + IMAGE_PARTS * sizeof(struct image_part);
        bytes.bytes[at] ^= 4;
        assert_int_equal(file_write(path, bytes.bytes, bytes.length, &diag), 0);
        assert_int_equal(holds(*state), body);
        bytes.bytes[at] ^= 4;
        assert_int_equal(file_write(path, bytes.bytes, at, &diag), 0);
        assert_false(holds(*state));
    }
    assert_int_equal(file_write(path, bytes.bytes, bytes.length, &diag), 0);
    assert_true(holds(*state));
    buf_free(&bytes);
    free(path);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(same_library, set_up, tear_down),
        cmocka_unit_test_setup_teardown(images_side_by_side, set_up, tear_down),
        cmocka_unit_test_setup_teardown(changes_are_noticed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damage_is_noticed, set_up, tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
