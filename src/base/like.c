/* Edit distance with neighbours swapped counted as one slip; near means at most a third of the
 * word. */
#include "base/like.h"

#include <string.h>

enum { LONGEST = 64 };

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t
like_distance(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    if (n > LONGEST || m > LONGEST)
        return LONGEST + 1;
    size_t rows[3][LONGEST + 1]; /* two above, above, this */
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = rows[1][j] = rows[2][j] = j;
    for (size_t i = 1; i <= n; i++) {
        memcpy(rows[0], rows[1], sizeof rows[0]);
        memcpy(rows[1], rows[2], sizeof rows[1]);
        rows[2][0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t change = rows[1][j - 1] + (a[i - 1] != b[j - 1]);
            rows[2][j] = least(change, least(rows[1][j], rows[2][j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                rows[2][j] = least(rows[2][j], rows[0][j - 2] + 1);
        }
    }
    return rows[2][m];
}

struct like
like_start(const char *mistaken)
{
    return (struct like){mistaken, NULL, strlen(mistaken) / 3 + 2};
}

void
like_try(struct like *like, const char *known)
{
    size_t distance = like_distance(like->mistaken, known);
    if (distance < like->distance) {
        like->distance = distance;
        like->best = known;
    }
}
