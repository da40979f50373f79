<?xml version="1.0" encoding="UTF-8"?>
<!-- A topic of the clause library as one accessible page. In: a topic whose references were resolved. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="words.xsl"/>
  <xsl:import href="page.xsl"/>

  <xsl:template name="own-style"><xsl:text>
body > header { padding: 3.5rem 0 1.2rem; border-bottom: 3px double var(--rule); margin-bottom: 1.5rem; }
.about { font-size: 1.2rem; } h3 { margin-top: 2.2rem; margin-bottom: .1rem; } h4 { margin-bottom: .1rem; }
.meta { font: .875rem/1.5 var(--sans); color: var(--soft); margin: 0 0 .6rem; }
.toc { background: var(--faint); padding: 1rem 1.4rem .5rem; font: .9375rem/1.5 var(--sans); } .toc ul { list-style: none; padding: 0; margin: 0 0 .8rem; columns: 2 16rem; }
.toc h2 { font-size: 1.05rem; margin: 0 0 .3rem; } .toc li { padding: .18rem 0; break-inside: avoid; }
blockquote { margin: .4rem 0 1rem; padding: .1rem 0 .1rem 1.1rem; border-inline-start: 4px solid var(--rule); }
blockquote p:last-child { margin-bottom: 0; }
.model { background: var(--sheet); border: 1px solid var(--rule); border-radius: 3px; padding: 1rem 1.2rem; margin: .4rem 0 1rem; }
.model > :last-child { margin-bottom: 0; } .alternative { margin-inline-start: 1.9rem; }
.fill { font-family: var(--sans); font-size: .9em; color: var(--link); } .when { font-size: .9em; font-style: italic; color: var(--soft); }
.authorities { padding-inline-start: 1.2rem; font-size: 1rem; } cite { font-style: normal; font-weight: 600; }
.status { font: .875rem/1.5 var(--sans); color: var(--soft); } .status.unverified { color: var(--contrary); font-weight: 650; }
footer { margin-top: 3rem; border-top: 3px double var(--rule); padding-top: 1rem; font: .9375rem/1.5 var(--sans); }
@media print { .toc { display: none; } body > header { padding-top: 0; } .model { break-inside: avoid; } }
</xsl:text></xsl:template>

  <xsl:template match="/">
    <xsl:apply-templates select="topic"/>
  </xsl:template>

  <xsl:template match="topic">
    <html lang="en-US">
      <xsl:call-template name="page-head"><xsl:with-param name="title" select="concat('Clauses and criteria: ', title)"/></xsl:call-template>
      <body>
        <a class="skip" href="#main">Skip to the clauses</a>
        <header>
          <h1><xsl:value-of select="normalize-space(title)"/></h1>
          <xsl:if test="about"><p class="about"><xsl:value-of select="normalize-space(about)"/></p></xsl:if>
        </header>
        <main id="main" tabindex="-1">
          <nav class="toc" aria-label="Contents">
            <xsl:call-template name="toc"><xsl:with-param name="title" select="'Model text'"/><xsl:with-param name="entries" select="provision"/></xsl:call-template>
            <xsl:call-template name="toc"><xsl:with-param name="title" select="'Criteria'"/><xsl:with-param name="entries" select="criterion"/></xsl:call-template>
          </nav>
          <xsl:if test="provision"><section aria-labelledby=".clauses"><h2 id=".clauses">Model text</h2><xsl:apply-templates select="provision"/></section></xsl:if>
          <xsl:if test="criterion"><section aria-labelledby=".criteria"><h2 id=".criteria">Criteria</h2><xsl:apply-templates select="criterion"/></section></xsl:if>
        </main>
        <footer><p><strong><xsl:call-template name="library-disclaimer"/></strong></p></footer>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="toc">
    <xsl:param name="title"/><xsl:param name="entries"/>
    <xsl:if test="$entries">
      <h2><xsl:value-of select="$title"/></h2>
      <ul><xsl:for-each select="$entries"><li><a href="#{@id}"><xsl:value-of select="normalize-space(title)"/></a></li></xsl:for-each></ul>
    </xsl:if>
  </xsl:template>

  <xsl:template match="provision">
    <article id="{@id}" aria-labelledby="{@id}-title">
      <h3 id="{@id}-title"><xsl:value-of select="normalize-space(title)"/></h3>
      <p class="meta"><code><xsl:value-of select="@id"/></code><xsl:value-of select="concat(', version ', @version, '; serves ', @for)"/><xsl:if test="@when">; only when <xsl:call-template name="when"/></xsl:if></p>
      <div class="model"><xsl:apply-templates select="text/*"/></div>
      <xsl:apply-templates select="alternative"/>
    </article>
  </xsl:template>

  <xsl:template match="alternative">
    <div class="alternative" id="{@id}">
      <h4><xsl:apply-templates select="." mode="position"/></h4>
      <p class="meta"><code><xsl:value-of select="@id"/></code></p>
      <p><em>Gives up: <xsl:value-of select="normalize-space(gives-up)"/></em></p>
      <div class="model"><xsl:apply-templates select="text/*"/></div>
    </div>
  </xsl:template>

  <xsl:template match="criterion">
    <article id="{@id}" aria-labelledby="{@id}-title">
      <h3 id="{@id}-title"><xsl:value-of select="normalize-space(title)"/></h3>
      <p class="meta"><code><xsl:value-of select="@id"/></code><xsl:value-of select="concat(', ', @kind, ', ', @severity)"/></p>
      <xsl:if test="condition"><p><em>Asked only where: <xsl:value-of select="normalize-space(condition)"/></em></p></xsl:if>
      <p><xsl:value-of select="normalize-space(why)"/></p>
      <xsl:apply-templates select="example[@verdict = 'met'][not(@trap)][1]"/>
      <xsl:apply-templates select="example[@verdict = 'contrary'][not(@trap)][1]"/>
      <h4>Authority</h4>
      <ul class="authorities"><xsl:apply-templates select="authority"/></ul>
    </article>
  </xsl:template>

  <xsl:template match="example">
    <p class="meta"><xsl:choose><xsl:when test="@verdict = 'met'">Words that meet it:</xsl:when><xsl:otherwise>Words that contradict it:</xsl:otherwise></xsl:choose></p>
    <blockquote><p><xsl:if test="@lead"><xsl:value-of select="concat(@lead, ' … ')"/></xsl:if><xsl:for-each select="text() | p"><xsl:value-of select="concat(normalize-space(), ' ')"/></xsl:for-each></p></blockquote>
  </xsl:template>

  <xsl:template match="authority">
    <li>
      <xsl:choose>
        <xsl:when test="name">
          <cite><xsl:value-of select="normalize-space(name)"/></cite><xsl:text>. </xsl:text>
          <xsl:choose>
            <xsl:when test="starts-with(url, 'https://') or starts-with(url, 'http://')"><a href="{url}"><xsl:apply-templates select="." mode="citation"/></a></xsl:when>
            <xsl:otherwise><xsl:apply-templates select="." mode="citation"/></xsl:otherwise>
          </xsl:choose>
          <xsl:value-of select="concat('. ', normalize-space(holds), ' ')"/>
          <span class="status {@status}"><xsl:apply-templates select="." mode="status"/>.</span>
        </xsl:when>
        <xsl:otherwise><code><xsl:value-of select="@ref"/></code></xsl:otherwise>
      </xsl:choose>
    </li>
  </xsl:template>

  <!-- Model text, with what is still to be filled in and what depends on an answer. -->
  <xsl:template name="marked">
    <xsl:if test="@when"><span class="when">[If <xsl:call-template name="when"/>:] </span></xsl:if>
    <xsl:if test="parent::each"><span class="when">[For each of the <xsl:value-of select="translate(../@question, '_', ' ')"/>:] </span></xsl:if>
  </xsl:template>

  <xsl:template match="text//para"><p><xsl:call-template name="marked"/><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="text//list"><xsl:if test="@when"><p><xsl:call-template name="marked"/></p></xsl:if><ul><xsl:apply-templates select="item | each/item"/></ul></xsl:template>
  <xsl:template match="text//item"><li><xsl:call-template name="marked"/><xsl:apply-templates/></li></xsl:template>
  <xsl:template match="text//table">
    <table>
      <xsl:if test="caption"><caption><xsl:apply-templates select="caption/node()"/></caption></xsl:if>
      <xsl:if test="row[@head]"><thead><xsl:apply-templates select="row[@head]"/></thead></xsl:if>
      <tbody><xsl:apply-templates select="row[not(@head)] | each/row"/></tbody>
    </table>
  </xsl:template>
  <xsl:template match="text//row"><tr><xsl:apply-templates select="cell"/></tr></xsl:template>
  <xsl:template match="text//row[@head]/cell"><th scope="col"><xsl:apply-templates/></th></xsl:template>
  <xsl:template match="text//cell">
    <td><xsl:if test="not(preceding-sibling::cell)"><xsl:for-each select=".."><xsl:call-template name="marked"/></xsl:for-each></xsl:if><xsl:apply-templates/></td>
  </xsl:template>
  <xsl:template match="fill"><span class="fill">[<xsl:apply-templates select="." mode="asks"/>]</span></xsl:template>
  <xsl:template match="text//if"><span class="when">[if <xsl:call-template name="when"/>: </span><xsl:apply-templates/><span class="when">]</span></xsl:template>
  <xsl:template match="text//term"><strong><xsl:apply-templates/></strong></xsl:template>
  <xsl:template match="text//ref">
    <xsl:choose>
      <xsl:when test="/topic/provision[@id = current()/@to]"><a href="#{@to}">“<xsl:value-of select="@title"/><xsl:if test="not(@title)"><xsl:value-of select="@to"/></xsl:if>”</a></xsl:when>
      <xsl:otherwise>“<xsl:value-of select="@title"/><xsl:if test="not(@title)"><xsl:value-of select="@to"/></xsl:if>”</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
