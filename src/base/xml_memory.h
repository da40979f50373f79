/* Memory for libxml2's trees: thousands of small blocks of few sizes, made and dropped with every
 * document. malloc takes ten times as long over them. */
#ifndef MOU_BASE_XML_MEMORY_H
#define MOU_BASE_XML_MEMORY_H

/* Before libxml2 is used; again does no harm. What libxml2 gives is freed by xmlFree(), never by
 * free(). */
void xml_memory_use(void);

#endif
