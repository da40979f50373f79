/* Calendar days. The counting follows the usual era arithmetic: years begin in March, so leap days
 * come last. */
#include "base/date.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

enum { MONTHS = 12, ERA_YEARS = 400, ERA_DAYS = 146097, EPOCH_FROM_ERA = 719468 };

static const char *const month_names[MONTHS] = {"January",   "February", "March",    "April",
                                                "May",       "June",     "July",     "August",
                                                "September", "October",  "November", "December"};

int
date_month(const char *name)
{
    size_t length = strlen(name);
    for (int i = 0; i < MONTHS; i++)
        if (length >= 3 && (name[0] | 0x20) == (month_names[i][0] | 0x20) &&
            strncasecmp(month_names[i], name, length) == 0)
            return i + 1;
    return 0;
}

const char *
date_month_name(int month)
{
    return month_names[month - 1];
}

static int
month_days(int year, int month)
{
    static const int days[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

/* Agreements and awards lie within these years; a number outside them is a slip. */
static bool
sound(struct date date)
{
    return date.year >= 1900 && date.year <= 2199 && date.month >= 1 && date.month <= MONTHS &&
           date.day >= 1 && date.day <= month_days(date.year, date.month);
}

static bool
only_space(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

static bool
read_named(const char *text, struct date *date, int *used)
{
    char name[10];
    if (sscanf(text, " %9[A-Za-z]%*1[. ] %2d , %4d%n", name, &date->day, &date->year, used) < 3)
        return false;
    date->month = date_month(name);
    return true;
}

bool
date_read(const char *text, struct date *date)
{
    struct date got = {0};
    int used = 0;
    if (sscanf(text, " %4d-%2d-%2d%n", &got.year, &got.month, &got.day, &used) < 3 &&
        sscanf(text, " %2d/%2d/%4d%n", &got.month, &got.day, &got.year, &used) < 3 &&
        !read_named(text, &got, &used))
        return false;
    if (used == 0 || !only_space(text + used) || !sound(got))
        return false;
    *date = got;
    return true;
}

long
date_count(struct date date)
{
    long year = date.year - (date.month <= 2);
    long era = (year >= 0 ? year : year - (ERA_YEARS - 1)) / ERA_YEARS;
    long of_era = year - era * ERA_YEARS;
    long of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH_FROM_ERA;
}

struct date
date_of(long count)
{
    count += EPOCH_FROM_ERA;
    long era = (count >= 0 ? count : count - (ERA_DAYS - 1)) / ERA_DAYS;
    long day = count - era * ERA_DAYS;
    long year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    long of_year = day - (365 * year + year / 4 - year / 100);
    long month = (5 * of_year + 2) / 153;
    struct date date = {.day = (int)(of_year - (153 * month + 2) / 5 + 1),
                        .month = (int)(month < 10 ? month + 3 : month - 9)};
    date.year = (int)(year + era * ERA_YEARS) + (date.month <= 2);
    return date;
}

int
date_compare(struct date a, struct date b)
{
    long difference = date_count(a) - date_count(b);
    return (difference > 0) - (difference < 0);
}

struct date
date_add_months(struct date date, int months)
{
    int total = date.year * MONTHS + date.month - 1 + months;
    struct date later = {total / MONTHS, total % MONTHS + 1, date.day};
    int last = month_days(later.year, later.month);
    if (later.day > last)
        later.day = last;
    return later;
}

struct date
date_today(void)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    long long seconds =
        epoch != NULL && isdigit((unsigned char)*epoch) ? strtoll(epoch, &end, 10) : 0;
    if (end == NULL || *end != '\0')
        seconds = (long long)time(NULL);
    return date_of((long)(seconds / 86400));
}
