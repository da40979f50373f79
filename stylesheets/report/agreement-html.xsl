<?xml version="1.0" encoding="UTF-8"?>
<!-- An agreement as one accessible page: the structure and the numbers of the printed one, with a table of contents. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="agreement-words.xsl"/>
  <xsl:import href="page.xsl"/>

  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>

  <xsl:template name="own-style"><xsl:text>
body > header { padding: 3.5rem 0 1.4rem; border-bottom: 3px double var(--rule); margin-bottom: 1.5rem; }
.line { font-size: 1.25rem; margin: 0 0 .25rem; }
.parties, .draft, .toc, caption { font-family: var(--sans); font-size: .9375rem; color: var(--soft); }
.draft { display: inline-block; border: 1.5px solid var(--missing); color: var(--missing); padding: .1rem .7rem; border-radius: 2rem; font-weight: 650; margin: .5rem 0 0; }
.toc { background: var(--faint); padding: 1rem 1.4rem .6rem; margin: 0 0 2rem; }
.toc h2 { font-size: 1.05rem; margin: 0 0 .4rem; color: var(--ink); } .toc ol { list-style: none; padding: 0; margin: 0; columns: 2 16rem; column-gap: 2.5rem; }
.toc li { padding: .2rem 0; break-inside: avoid; }
h2 { font-size: 1.2rem; margin: 2.6rem 0 .6rem; } h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; } h4, h5, h6 { font-size: .9375rem; margin: 1.2rem 0 .2rem; }
section section > :not(h3):not(h4):not(h5):not(h6) { margin-inline-start: 1.9rem; }
section section > section { margin-inline-start: 1.9rem; }
.items { list-style: none; padding: 0; margin-block: 0 .8rem; }
.items > li { display: grid; grid-template-columns: minmax(1.9rem, max-content) 1fr; column-gap: .5rem; margin-bottom: .4rem; }
.items > li > div > p:last-child { margin-bottom: 0; }
.n { font-variant-numeric: tabular-nums; }
.blank { border-bottom: 1.5px solid currentColor; padding-inline-start: 3.2rem; }
.blank i { font-size: .85em; color: var(--soft); }
.note { border-inline-start: 4px solid var(--rule); padding-inline-start: 1rem; font-style: italic; color: var(--soft); }
td, tbody th { font: 1rem/1.5 var(--serif); }
.scroll { overflow-x: auto; }
.signatures { margin-top: 3rem; break-inside: avoid; }
.signers { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 2.2rem 3rem; margin-top: 1.5rem; }
.signers h3 { margin: 0 0 1.2rem; }
.signers dl { margin: 0; display: grid; grid-template-columns: max-content 1fr; gap: .75rem .6rem; }
.signers dd { margin: 0; border-bottom: 1px solid var(--ink); min-height: 1.6em; } .signers dd.filled { border: 0; }
footer { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: 1rem; font: .875rem/1.5 var(--sans); color: var(--soft); }
@media print { .toc { display: none; } body > header { padding-top: 0; } .exhibit { break-before: page; } h2, h3, h4 { break-inside: avoid; } }
</xsl:text></xsl:template>

  <xsl:template match="/">
    <xsl:apply-templates select="agreement"/>
  </xsl:template>

  <xsl:template match="agreement">
    <xsl:variable name="lines" select="para[@kind = 'title']"/>
    <xsl:variable name="title">
      <xsl:choose>
        <xsl:when test="meta/title != ''"><xsl:value-of select="meta/title"/></xsl:when>
        <xsl:when test="$lines"><xsl:value-of select="$lines[1]"/></xsl:when>
        <xsl:otherwise>Agreement</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <html lang="en-US">
      <xsl:if test="@xml:lang != ''"><xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if>
      <xsl:call-template name="page-head"><xsl:with-param name="title" select="$title"/></xsl:call-template>
      <body>
        <a class="skip" href="#main">Skip to the agreement</a>
        <header>
          <xsl:if test="not($lines)"><h1><xsl:value-of select="normalize-space($title)"/></h1></xsl:if>
          <xsl:for-each select="$lines">
            <xsl:choose>
              <xsl:when test="position() = 1"><h1><xsl:apply-templates/></h1></xsl:when>
              <xsl:otherwise><p class="line"><xsl:apply-templates/></p></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
          <xsl:if test="party[@role != 'other']/name[. != '']">
            <p class="parties"><xsl:for-each select="party[@role != 'other']/name[. != '']"><xsl:if test="position() > 1"> · </xsl:if><xsl:value-of select="."/></xsl:for-each></p>
          </xsl:if>
          <xsl:if test="@status = 'draft'"><p class="draft">Draft</p></xsl:if>
        </header>
        <main id="main" tabindex="-1">
          <xsl:call-template name="contents"/>
          <xsl:call-template name="blocks"><xsl:with-param name="blocks" select="section | para[not(@kind = 'title')] | list | table | signatures"/></xsl:call-template>
        </main>
        <footer><p><xsl:value-of select="normalize-space($title)"/></p></footer>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="contents">
    <xsl:variable name="sections" select="section[title != ''][not(@kind = 'furniture' or @kind = 'contents')]"/>
    <xsl:if test="count($sections) > 3">
      <nav class="toc" aria-labelledby="toc">
        <h2 id="toc">Contents</h2>
        <ol>
          <xsl:for-each select="$sections">
            <xsl:variable name="to"><xsl:apply-templates select="." mode="id"/></xsl:variable>
            <li><a href="#{$to}"><xsl:value-of select="normalize-space(concat(@n, ' ', title))"/></a></li>
          </xsl:for-each>
        </ol>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template match="section | signatures" mode="id">
    <xsl:choose>
      <xsl:when test="@xml:id != ''"><xsl:value-of select="@xml:id"/></xsl:when>
      <!-- its place among its siblings, and theirs: xsl:number level="any" would walk the whole document each time -->
      <xsl:otherwise><xsl:value-of select="concat('.', local-name())"/><xsl:for-each select="ancestor-or-self::*[self::section or self::signatures]">.<xsl:value-of select="count(preceding-sibling::section) + count(preceding-sibling::signatures) + 1"/></xsl:for-each></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="id">
    <xsl:if test="@xml:id != ''"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
  </xsl:template>

  <!-- Numbered paragraphs that follow each other make one list. -->
  <xsl:template name="blocks">
    <xsl:param name="blocks"/>
    <xsl:for-each select="$blocks[not(@kind = 'furniture' or @kind = 'contents')]">
      <xsl:choose>
        <xsl:when test="self::para[@n != ''] and preceding-sibling::*[1][self::para[@n != '']]"/>
        <xsl:when test="self::para[@n != '']"><ul class="items" role="list"><xsl:apply-templates select="." mode="numbered"/></ul></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="para" mode="numbered">
    <li><xsl:call-template name="id"/><span class="n"><xsl:value-of select="@n"/></span><div><p><xsl:apply-templates/></p></div></li>
    <xsl:apply-templates select="following-sibling::*[1][self::para[@n != '']]" mode="numbered"/>
  </xsl:template>

  <xsl:template match="section[title != '']">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <xsl:variable name="depth" select="count(ancestor::section[title != ''])"/>
    <section id="{$id}" aria-labelledby="{$id}-title">
      <xsl:if test="@kind = 'exhibit'"><xsl:attribute name="class">exhibit</xsl:attribute></xsl:if>
      <xsl:element name="h{($depth + 2) * ($depth &lt; 4) + 6 * ($depth >= 4)}">
        <xsl:attribute name="id"><xsl:value-of select="concat($id, '-title')"/></xsl:attribute>
        <xsl:if test="@n != ''"><xsl:value-of select="@n"/><xsl:text>&#8194;</xsl:text></xsl:if>
        <xsl:apply-templates select="title/node()"/>
      </xsl:element>
      <xsl:call-template name="blocks"><xsl:with-param name="blocks" select="*[not(self::title)]"/></xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template match="section[not(title != '')]">
    <xsl:choose>
      <xsl:when test="@n != ''">
        <ul class="items" role="list"><li><xsl:call-template name="id"/><span class="n"><xsl:value-of select="@n"/></span>
          <div><xsl:call-template name="blocks"><xsl:with-param name="blocks" select="*[not(self::title)]"/></xsl:call-template></div></li></ul>
      </xsl:when>
      <xsl:otherwise>
        <div><xsl:call-template name="id"/><xsl:call-template name="blocks"><xsl:with-param name="blocks" select="*[not(self::title)]"/></xsl:call-template></div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="para">
    <p>
      <xsl:call-template name="id"/>
      <xsl:if test="@kind = 'note'"><xsl:attribute name="class">note</xsl:attribute>Note: </xsl:if>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <xsl:template match="list">
    <ul class="items" role="list">
      <xsl:call-template name="id"/>
      <xsl:for-each select="item">
        <li><xsl:call-template name="id"/><span class="n"><xsl:call-template name="label"/></span><div><xsl:apply-templates select="." mode="content"/></div></li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="item | cell" mode="content">
    <xsl:choose>
      <xsl:when test="para | list | table | section | signatures"><xsl:call-template name="blocks"><xsl:with-param name="blocks" select="*"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="table">
    <div class="scroll">
      <table>
        <xsl:call-template name="id"/>
        <xsl:if test="caption != ''"><caption><xsl:apply-templates select="caption/node()"/></caption></xsl:if>
        <xsl:if test="row[@head = 'true']"><thead><xsl:apply-templates select="row[@head = 'true']"/></thead></xsl:if>
        <xsl:if test="row[not(@head = 'true')]"><tbody><xsl:apply-templates select="row[not(@head = 'true')]"/></tbody></xsl:if>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="row"><tr><xsl:call-template name="id"/><xsl:apply-templates select="cell"/></tr></xsl:template>

  <xsl:template match="row[@head = 'true']/cell"><th scope="col"><xsl:call-template name="span"/><xsl:apply-templates select="." mode="content"/></th></xsl:template>

  <xsl:template match="cell"><td><xsl:call-template name="span"/><xsl:apply-templates select="." mode="content"/></td></xsl:template>

  <xsl:template name="span">
    <xsl:if test="@columns > 1"><xsl:attribute name="colspan"><xsl:value-of select="@columns"/></xsl:attribute></xsl:if>
  </xsl:template>

  <xsl:template match="signatures">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <section class="signatures" id="{$id}" aria-labelledby="{$id}-title">
      <h2 id="{$id}-title">Signatures</h2>
      <xsl:apply-templates select="para"/>
      <div class="signers"><xsl:apply-templates select="signatory"/></div>
    </section>
  </xsl:template>

  <xsl:template match="signatory">
    <div>
      <h3><xsl:value-of select="for"/><xsl:if test="not(for != '')">Signatory</xsl:if></h3>
      <dl>
        <dt>By</dt><xsl:call-template name="signed"><xsl:with-param name="text" select="signed"/></xsl:call-template>
        <dt>Name</dt><xsl:call-template name="signed"><xsl:with-param name="text" select="name"/></xsl:call-template>
        <dt>Title</dt><xsl:call-template name="signed"><xsl:with-param name="text" select="office"/></xsl:call-template>
        <dt>Date</dt><xsl:call-template name="signed"><xsl:with-param name="text" select="date"/></xsl:call-template>
      </dl>
    </div>
  </xsl:template>

  <!-- An empty line says so to those who cannot see it. -->
  <xsl:template name="signed">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="normalize-space($text) != ''"><dd class="filled"><xsl:value-of select="normalize-space($text)"/></dd></xsl:when>
      <xsl:otherwise><dd><span class="hidden">blank</span></dd></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="s">
    <xsl:apply-templates/>
    <xsl:if test="following-sibling::node()[1][self::s]"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>

  <xsl:template match="act"/>
  <xsl:template match="term"><strong><xsl:apply-templates/></strong></xsl:template>

  <xsl:template match="ref">
    <xsl:choose>
      <xsl:when test="key('id', @to)"><a href="#{@to}"><xsl:apply-templates/></a></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="blank"><span class="blank"><i>[<xsl:apply-templates select="." mode="asks"/>]</i></span></xsl:template>
</xsl:stylesheet>
