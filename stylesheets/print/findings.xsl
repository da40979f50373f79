<?xml version="1.0" encoding="UTF-8"?>
<!-- Findings on paper. First a card, for a board: the counts, what to settle before anyone signs, what the words mean. Then the
     detail by severity, what is met, and each authority once. In: a counted findings tree. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="design.xsl"/>
  <xsl:import href="../report/words.xsl"/>

  <!-- Quotes are others' words, whatever their letters. -->
  <xsl:param name="missing-characters" select="'replace'"/>

  <!-- Inks of the verdicts; the word always stands beside them. -->
  <xsl:param name="contrary-ink" select="'#9a1b1b'"/>
  <xsl:param name="missing-ink" select="'#8a4400'"/>
  <xsl:param name="partial-ink" select="'#6a5200'"/>
  <xsl:param name="met-ink" select="'#1b5e38'"/>

  <!-- How many of the gravest findings the card names. -->
  <xsl:param name="card-room" select="12"/>

  <xsl:key name="authority" match="finding[@verdict != 'met' and @verdict != 'not-applicable']/authority" use="@ref"/>

  <xsl:variable name="several" select="count(/findings/document) != 1"/>

  <xsl:template match="/">
    <xsl:apply-templates select="findings"/>
  </xsl:template>

  <xsl:template match="findings">
    <xsl:variable name="title">
      <xsl:choose>
        <xsl:when test="$several">Findings on <xsl:value-of select="count(document)"/> agreements</xsl:when>
        <xsl:otherwise>Findings: <xsl:apply-templates select="document" mode="name"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:call-template name="document">
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="short-title"><xsl:call-template name="shorten"><xsl:with-param name="text" select="$title"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="bookmarks">
        <xsl:if test="$several"><xsl:apply-templates select="document" mode="bookmark"/></xsl:if>
      </xsl:with-param>
      <xsl:with-param name="content">
        <fo:block role="Div" xsl:use-attribute-sets="opening">
          <fo:block role="H1" xsl:use-attribute-sets="title"><xsl:value-of select="$title"/></fo:block>
          <xsl:if test="not($several)"><xsl:apply-templates select="document" mode="source"/></xsl:if>
          <xsl:call-template name="made-with"/>
        </fo:block>
        <xsl:if test="$several"><xsl:call-template name="index"/></xsl:if>
        <xsl:apply-templates select="document"/>
        <xsl:apply-templates select="profile[duty]"/>
        <xsl:call-template name="authorities"/>
        <fo:block role="Div" space-before="18pt" padding-top="8pt" border-top="1pt solid {$head-ink}" keep-together.within-page="always">
          <fo:block xsl:use-attribute-sets="small"><xsl:call-template name="disclaimer"/></fo:block>
          <xsl:if test="profile[starts-with(@ref, 'us-')]"><fo:block xsl:use-attribute-sets="small" space-before="3pt"><xsl:call-template name="state-note"/></fo:block></xsl:if>
        </fo:block>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Which finding a page begins with. -->
  <xsl:template name="running-head">
    <xsl:param name="title"/>
    <fo:block xsl:use-attribute-sets="small" text-align-last="justify" padding-bottom="3pt" border-bottom="0.5pt solid {$rule-ink}" wrap-option="no-wrap">
      <xsl:call-template name="shorten"><xsl:with-param name="text" select="$title"/><xsl:with-param name="room" select="44"/></xsl:call-template>
      <fo:leader leader-pattern="space"/><fo:retrieve-marker retrieve-class-name="topic" retrieve-position="first-including-carryover"/>
    </fo:block>
  </xsl:template>

  <xsl:template name="made-with">
    <fo:block xsl:use-attribute-sets="small" space-before="5pt">
      <xsl:text>Measured against: </xsl:text>
      <xsl:for-each select="/findings/profile">
        <xsl:if test="position() > 1">, </xsl:if>
        <xsl:value-of select="@ref"/>
        <xsl:if test="@title != ''"> (<xsl:value-of select="@title"/>)</xsl:if>
      </xsl:for-each>
      <xsl:value-of select="concat('. Made with mou ', /findings/@version)"/>
      <xsl:if test="/findings/@library != ''">, clause library <xsl:value-of select="/findings/@library"/></xsl:if>
      <xsl:text>.</xsl:text>
    </fo:block>
    <xsl:for-each select="/findings/profile[@as-of]">
      <fo:block xsl:use-attribute-sets="small" font-weight="bold"><xsl:apply-templates select="." mode="caution"/></fo:block>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="document" mode="name">
    <xsl:choose>
      <xsl:when test="@title != ''"><xsl:value-of select="@title"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@file"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="document" mode="id">d<xsl:number count="document"/></xsl:template>

  <xsl:template match="document" mode="bookmark">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <fo:bookmark internal-destination="{$id}"><fo:bookmark-title><xsl:apply-templates select="." mode="name"/></fo:bookmark-title></fo:bookmark>
  </xsl:template>

  <xsl:template match="document" mode="source">
    <fo:block xsl:use-attribute-sets="small" space-before="5pt"><xsl:value-of select="concat(@file, '. ')"/><xsl:apply-templates select="." mode="reading"/></fo:block>
    <xsl:for-each select="note">
      <fo:block xsl:use-attribute-sets="small" color="{$missing-ink}" space-before="2pt">Note: <xsl:call-template name="printed"><xsl:with-param name="text" select="."/></xsl:call-template></fo:block>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="index">
    <fo:block role="H2" xsl:use-attribute-sets="head-2">The agreements</fo:block>
    <fo:table table-layout="fixed" width="100%" border-top="1pt solid {$head-ink}" font-size="9.75pt" line-height="12.5pt" space-after="12pt">
      <fo:table-column column-width="proportional-column-width(44)"/>
      <fo:table-column column-width="proportional-column-width(11)"/><fo:table-column column-width="proportional-column-width(11)"/>
      <fo:table-column column-width="proportional-column-width(10)"/><fo:table-column column-width="proportional-column-width(8)"/>
      <fo:table-column column-width="proportional-column-width(14)"/>
      <fo:table-header>
        <fo:table-row>
          <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>Agreement</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="head-cell" text-align="end"><fo:block>Contrary</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="head-cell" text-align="end"><fo:block>Missing</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="head-cell" text-align="end"><fo:block>Partial</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="head-cell" text-align="end"><fo:block>Met</fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="head-cell" text-align="end"><fo:block>Not applicable</fo:block></fo:table-cell>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body><xsl:apply-templates select="document" mode="index"/></fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template match="document" mode="index">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <fo:table-row keep-together.within-page="always">
      <fo:table-cell role="TH" xsl:use-attribute-sets="cell">
        <fo:block><fo:basic-link internal-destination="{$id}" color="{$link-ink}"><xsl:apply-templates select="." mode="name"/></fo:basic-link></fo:block>
      </fo:table-cell>
      <xsl:choose>
        <xsl:when test="@status = 'unreadable'"><fo:table-cell xsl:use-attribute-sets="cell" number-columns-spanned="5"><fo:block>Could not be read</fo:block></fo:table-cell></xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="summary/@contrary" mode="figure"/><xsl:apply-templates select="summary/@missing" mode="figure"/>
          <xsl:apply-templates select="summary/@partial" mode="figure"/><xsl:apply-templates select="summary/@met" mode="figure"/>
          <xsl:apply-templates select="summary/@not-applicable" mode="figure"/>
        </xsl:otherwise>
      </xsl:choose>
    </fo:table-row>
  </xsl:template>

  <xsl:template match="@*" mode="figure">
    <fo:table-cell xsl:use-attribute-sets="cell" text-align="end"><fo:block><xsl:value-of select="."/></fo:block></fo:table-cell>
  </xsl:template>

  <!-- With several agreements each begins a page, and its headings stand one level lower. -->
  <xsl:template match="document">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <xsl:variable name="asking" select="finding[@verdict != 'met' and @verdict != 'not-applicable']"/>
    <fo:block role="Sect" id="{$id}">
      <xsl:if test="$several">
        <xsl:attribute name="break-before">page</xsl:attribute>
        <fo:block role="H2" xsl:use-attribute-sets="title" font-size="17pt" line-height="21pt"><xsl:apply-templates select="." mode="name"/></fo:block>
        <xsl:apply-templates select="." mode="source"/>
      </xsl:if>
      <xsl:if test="@status != 'unreadable'">
        <xsl:call-template name="card"><xsl:with-param name="asking" select="$asking"/></xsl:call-template>
        <fo:block role="artifact" break-after="page"/>
        <xsl:call-template name="group"><xsl:with-param name="level" select="'error'"/><xsl:with-param name="findings" select="$asking[@level = 'error']"/></xsl:call-template>
        <xsl:call-template name="group"><xsl:with-param name="level" select="'warning'"/><xsl:with-param name="findings" select="$asking[@level = 'warning']"/></xsl:call-template>
        <xsl:call-template name="group"><xsl:with-param name="level" select="'advice'"/><xsl:with-param name="findings" select="$asking[@level = 'advice']"/></xsl:call-template>
        <xsl:call-template name="group"><xsl:with-param name="level" select="'none'"/><xsl:with-param name="findings" select="$asking[not(@level = 'error' or @level = 'warning' or @level = 'advice')]"/></xsl:call-template>
        <xsl:call-template name="settled"><xsl:with-param name="title" select="'Met'"/><xsl:with-param name="findings" select="finding[@verdict = 'met']"/></xsl:call-template>
        <xsl:call-template name="settled"><xsl:with-param name="title" select="'Not applicable'"/><xsl:with-param name="findings" select="finding[@verdict = 'not-applicable']"/></xsl:call-template>
      </xsl:if>
    </fo:block>
  </xsl:template>

  <xsl:template name="card">
    <xsl:param name="asking"/>
    <xsl:variable name="grave" select="$asking[@level = 'error']"/>
    <xsl:variable name="listed" select="$grave | $asking[@level = 'warning'][not($grave)]"/>
    <fo:block role="Div" space-before="10pt" keep-together.within-page="5">
      <fo:table table-layout="fixed" width="100%" border-collapse="separate" space-after="12pt">
        <fo:table-column column-width="proportional-column-width(1) + 6pt" number-columns-repeated="3"/><fo:table-column column-width="proportional-column-width(1)"/>
        <fo:table-header>
          <fo:table-row>
            <xsl:call-template name="figure"><xsl:with-param name="word">Contrary</xsl:with-param><xsl:with-param name="ink" select="$contrary-ink"/></xsl:call-template>
            <xsl:call-template name="figure"><xsl:with-param name="word">Missing</xsl:with-param><xsl:with-param name="ink" select="$missing-ink"/></xsl:call-template>
            <xsl:call-template name="figure"><xsl:with-param name="word">Partial</xsl:with-param><xsl:with-param name="ink" select="$partial-ink"/></xsl:call-template>
            <xsl:call-template name="figure"><xsl:with-param name="word">Met</xsl:with-param><xsl:with-param name="last" select="true()"/><xsl:with-param name="ink" select="$met-ink"/></xsl:call-template>
          </fo:table-row>
        </fo:table-header>
        <fo:table-body>
          <fo:table-row>
            <xsl:call-template name="figure"><xsl:with-param name="number" select="summary/@contrary"/><xsl:with-param name="ink" select="$contrary-ink"/></xsl:call-template>
            <xsl:call-template name="figure"><xsl:with-param name="number" select="summary/@missing"/><xsl:with-param name="ink" select="$missing-ink"/></xsl:call-template>
            <xsl:call-template name="figure"><xsl:with-param name="number" select="summary/@partial"/><xsl:with-param name="ink" select="$partial-ink"/></xsl:call-template>
            <xsl:call-template name="figure"><xsl:with-param name="number" select="summary/@met"/><xsl:with-param name="last" select="true()"/><xsl:with-param name="ink" select="$met-ink"/></xsl:call-template>
          </fo:table-row>
        </fo:table-body>
      </fo:table>
      <fo:block text-align="start" space-after="10pt">
        <xsl:apply-templates select="summary" mode="levels"/>
        <xsl:if test="summary/@not-applicable > 0"><xsl:value-of select="concat('; ', summary/@not-applicable, ' criteria do not apply')"/></xsl:if>
        <xsl:text>. </xsl:text>
        <xsl:choose>
          <xsl:when test="$grave">Errors are for settling before anyone signs; the rest can follow.</xsl:when>
          <xsl:when test="$listed">Nothing stands in the way of signing; the warnings below are worth settling.</xsl:when>
          <xsl:otherwise>No criterion asks for a change.</xsl:otherwise>
        </xsl:choose>
      </fo:block>
    </fo:block>
    <xsl:if test="$listed">
      <fo:block role="H{2 + $several}" xsl:use-attribute-sets="head-3" font-size="10.5pt">
        <xsl:choose>
          <xsl:when test="$grave">To settle before anyone signs</xsl:when>
          <xsl:otherwise>Worth settling</xsl:otherwise>
        </xsl:choose>
      </fo:block>
      <fo:list-block xsl:use-attribute-sets="list" provisional-distance-between-starts="52pt">
        <xsl:for-each select="$listed">
          <xsl:sort select="number(@verdict != 'contrary') + number(@verdict = 'partial')" data-type="number"/>
          <xsl:if test="position() &lt;= $card-room">
            <xsl:variable name="ink"><xsl:apply-templates select="." mode="ink"/></xsl:variable>
            <fo:list-item xsl:use-attribute-sets="item">
              <fo:list-item-label end-indent="label-end()"><fo:block font-family="{$head-font}" font-size="0.8em" font-weight="bold" color="{$ink}" text-align="start" hyphenate="false"><xsl:apply-templates select="." mode="verdict"/></fo:block></fo:list-item-label>
              <fo:list-item-body start-indent="body-start()">
                <fo:block text-align="start" text-align-last="justify" hyphenate="false">
                  <fo:basic-link><xsl:attribute name="internal-destination"><xsl:apply-templates select="." mode="id"/></xsl:attribute><xsl:apply-templates select="." mode="fault"/></fo:basic-link>
                  <xsl:text> </xsl:text><fo:leader leader-pattern="dots"/><xsl:text> </xsl:text>
                  <fo:page-number-citation><xsl:attribute name="ref-id"><xsl:apply-templates select="." mode="id"/></xsl:attribute></fo:page-number-citation>
                </fo:block>
              </fo:list-item-body>
            </fo:list-item>
          </xsl:if>
        </xsl:for-each>
      </fo:list-block>
      <xsl:if test="count($listed) > $card-room">
        <fo:block xsl:use-attribute-sets="small">and <xsl:value-of select="count($listed) - $card-room"/> more, in the pages that follow.</fo:block>
      </xsl:if>
    </xsl:if>
    <fo:block role="Div" xsl:use-attribute-sets="small" space-before="10pt" space-after="4pt" keep-together.within-page="always">
      <fo:block>Contrary: the agreement says the opposite. Missing: it is silent. Partial: it says a part. Met: it says so.</fo:block>
      <fo:block><xsl:call-template name="disclaimer"/></fo:block>
    </fo:block>
  </xsl:template>

  <xsl:template name="figure">
    <xsl:param name="word"/><xsl:param name="number"/><xsl:param name="ink"/><xsl:param name="last" select="false()"/>
    <fo:table-cell background-color="{$tint}" border-left="3pt solid {$ink}" padding-start="8pt" start-indent="0pt" end-indent="0pt" text-align="start">
      <xsl:if test="not($last)"><xsl:attribute name="border-right">6pt solid #ffffff</xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="$word != ''"><fo:block font-family="{$head-font}" font-size="9pt" line-height="12pt" font-weight="bold" color="{$ink}" space-before="5pt" space-before.conditionality="retain"><xsl:value-of select="$word"/></fo:block></xsl:when>
        <xsl:otherwise><fo:block font-size="25pt" line-height="31pt" color="{$ink}"><xsl:value-of select="$number"/></fo:block></xsl:otherwise>
      </xsl:choose>
    </fo:table-cell>
  </xsl:template>

  <!-- What is wrong, in one line; what it should be, where that takes too many words. -->
  <xsl:template match="finding" mode="fault">
    <xsl:variable name="words" select="normalize-space(message)"/>
    <xsl:choose>
      <xsl:when test="string-length($words) > 120"><xsl:value-of select="normalize-space(title)"/></xsl:when>
      <xsl:when test="substring($words, string-length($words)) = '.'"><xsl:value-of select="substring($words, 1, string-length($words) - 1)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="finding" mode="id"><xsl:apply-templates select="ancestor::document" mode="id"/>-<xsl:value-of select="@id"/></xsl:template>

  <xsl:template name="group">
    <xsl:param name="level"/><xsl:param name="findings"/>
    <xsl:if test="$findings">
      <fo:block role="Sect">
        <fo:block role="H{2 + $several}" xsl:use-attribute-sets="head-2">
          <xsl:call-template name="level-title"><xsl:with-param name="level" select="$level"/></xsl:call-template>
          <xsl:value-of select="concat(' (', count($findings), ')')"/>
        </fo:block>
        <fo:block xsl:use-attribute-sets="small" keep-with-next.within-page="always"><xsl:call-template name="level-meaning"><xsl:with-param name="level" select="$level"/></xsl:call-template></fo:block>
        <!-- what is contrary first, then what is missing, then what is partial -->
        <xsl:apply-templates select="$findings"><xsl:sort select="number(@verdict != 'contrary') + number(@verdict = 'partial')" data-type="number"/></xsl:apply-templates>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template match="finding" mode="ink">
    <xsl:choose>
      <xsl:when test="@verdict = 'contrary'"><xsl:value-of select="$contrary-ink"/></xsl:when>
      <xsl:when test="@verdict = 'missing'"><xsl:value-of select="$missing-ink"/></xsl:when>
      <xsl:when test="@verdict = 'partial'"><xsl:value-of select="$partial-ink"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$met-ink"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="finding">
    <xsl:variable name="ink"><xsl:apply-templates select="." mode="ink"/></xsl:variable>
    <fo:block role="Sect" space-before="9pt" space-after="8pt">
      <fo:marker marker-class-name="topic"><xsl:value-of select="@topic-title"/></fo:marker>
      <fo:block role="H{3 + $several}" xsl:use-attribute-sets="head-3" font-size="10.5pt"><xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute><xsl:value-of select="normalize-space(title)"/></fo:block>
      <fo:block xsl:use-attribute-sets="small" keep-with-next.within-page="always" space-after="3pt"><xsl:value-of select="concat(@topic-title, ' · ', @kind, ' · ', @id)"/></fo:block>
      <fo:block xsl:use-attribute-sets="para">
        <fo:inline font-family="{$head-font}" font-size="0.9em" font-weight="bold" color="{$ink}"><xsl:apply-templates select="." mode="verdict"/>.</fo:inline>
        <xsl:value-of select="concat(' ', normalize-space(message))"/>
        <xsl:apply-templates select="effect[not(contains(../message, 'Profile '))]"/>
      </fo:block>
      <xsl:apply-templates select="evidence[@stance = 'contradicts']"/>
      <xsl:apply-templates select="evidence[not(@stance = 'contradicts')]"/>
      <xsl:apply-templates select="difference"/>
      <xsl:if test="@more-contradicts or @more-supports"><fo:block xsl:use-attribute-sets="small" space-after="4pt"><xsl:apply-templates select="." mode="more"/></fo:block></xsl:if>
      <fo:block xsl:use-attribute-sets="para"><fo:inline font-weight="bold">Why it matters.</fo:inline><xsl:value-of select="concat(' ', normalize-space(why))"/></fo:block>
      <xsl:call-template name="on-authority"/>
      <xsl:apply-templates select="clause[para]"/>
    </fo:block>
  </xsl:template>

  <!-- What no sentence of an agreement is measured by. -->
  <xsl:template match="profile">
    <fo:block role="Sect" space-before="12pt">
      <fo:block role="H2" xsl:use-attribute-sets="head-2"><xsl:value-of select="@title"/></fo:block>
      <fo:block xsl:use-attribute-sets="para"><fo:inline font-weight="bold"><xsl:apply-templates select="." mode="caution"/></fo:inline></fo:block>
      <xsl:call-template name="duties"><xsl:with-param name="title">What somebody must do, said or not</xsl:with-param><xsl:with-param name="duties" select="duty[@kind = 'act']"/></xsl:call-template>
      <xsl:call-template name="duties"><xsl:with-param name="title">Law that binds, said or not</xsl:with-param><xsl:with-param name="duties" select="duty[@kind = 'background']"/></xsl:call-template>
    </fo:block>
  </xsl:template>

  <xsl:template name="duties">
    <xsl:param name="title"/><xsl:param name="duties"/>
    <xsl:if test="$duties">
      <fo:block role="H3" xsl:use-attribute-sets="head-3"><xsl:value-of select="$title"/></fo:block>
      <xsl:for-each select="$duties"><fo:block xsl:use-attribute-sets="para"><xsl:apply-templates select="." mode="words"/></fo:block></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- What went is struck out in words too, what came is bold. -->
  <xsl:template match="difference">
    <fo:block role="P" xsl:use-attribute-sets="aside" text-align="start">
      <xsl:for-each select="*">
        <xsl:choose>
          <xsl:when test="self::out"><fo:inline color="{$contrary-ink}"><xsl:value-of select="concat('[taken out: ', ., '] ')"/></fo:inline></xsl:when>
          <xsl:when test="self::in"><fo:inline font-weight="bold"><xsl:value-of select="concat('[put in: ', ., '] ')"/></fo:inline></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat(., ' ')"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </fo:block>
  </xsl:template>

  <xsl:template match="effect">
    <xsl:value-of select="' '"/><fo:inline font-style="italic"><xsl:apply-templates select="." mode="words"/></fo:inline>
  </xsl:template>

  <xsl:template match="evidence">
    <fo:block role="BlockQuote" xsl:use-attribute-sets="aside">
      <xsl:if test="@stance = 'contradicts'"><xsl:attribute name="border-left-color"><xsl:value-of select="$contrary-ink"/></xsl:attribute></xsl:if>
      <fo:block keep-with-next.within-page="always" text-align="start"><xsl:variable name="words"><xsl:apply-templates select="." mode="quote"/></xsl:variable><xsl:value-of select="normalize-space($words)"/></fo:block>
      <fo:block xsl:use-attribute-sets="small"><xsl:apply-templates select="." mode="Place"/> · <xsl:apply-templates select="." mode="stance"/></fo:block>
    </fo:block>
  </xsl:template>

  <!-- Each authority is cited where it matters and described once, at the end. -->
  <xsl:template name="on-authority">
    <xsl:if test="authority">
      <fo:block xsl:use-attribute-sets="para" text-align="start" font-size="9.75pt" line-height="12.5pt">
        <fo:inline font-weight="bold">On the authority of </fo:inline>
        <xsl:for-each select="authority">
          <xsl:if test="position() > 1">; </xsl:if>
          <fo:basic-link internal-destination="authority-{@ref}" color="{$link-ink}"><xsl:value-of select="normalize-space(name)"/></fo:basic-link>
          <xsl:if test="@pin != ''"><xsl:value-of select="concat(', ', @pin)"/></xsl:if>
          <xsl:choose>
            <xsl:when test="@status = 'read'"/>
            <xsl:when test="@status = 'unverified'"><fo:inline color="{$contrary-ink}"> (unverified: do not rely on it)</fo:inline></xsl:when>
            <xsl:when test="@status = 'second-hand'"><fo:inline color="{$soft-ink}"> (known second-hand)</fo:inline></xsl:when>
            <xsl:otherwise><fo:inline color="{$soft-ink}"> (practice)</fo:inline></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
        <xsl:text>.</xsl:text>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template name="authorities">
    <xsl:variable name="all" select="document/finding/authority[generate-id() = generate-id(key('authority', @ref)[1])]"/>
    <xsl:if test="$all">
      <fo:block role="Sect" break-before="page">
        <fo:marker marker-class-name="topic">Authorities</fo:marker>
        <fo:block role="H2" id="authorities" xsl:use-attribute-sets="head-2">Authorities</fo:block>
        <xsl:apply-templates select="$all"><xsl:sort select="normalize-space(name)"/></xsl:apply-templates>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template match="authority">
    <fo:block id="authority-{@ref}" text-align="start" font-size="9.75pt" line-height="12.5pt" space-after.minimum="3pt" space-after.optimum="4pt" space-after.maximum="8pt" keep-together.within-page="always">
      <fo:inline font-weight="bold"><xsl:value-of select="normalize-space(name)"/></fo:inline>
      <xsl:call-template name="full-stop"><xsl:with-param name="after" select="name"/></xsl:call-template>
      <xsl:value-of select="concat(' ', normalize-space(citation))"/>
      <xsl:call-template name="full-stop"><xsl:with-param name="after" select="citation"/></xsl:call-template>
      <xsl:value-of select="concat(' ', normalize-space(holds), ' ')"/>
      <fo:inline color="{$soft-ink}">
        <xsl:if test="@status = 'unverified'"><xsl:attribute name="color"><xsl:value-of select="$contrary-ink"/></xsl:attribute></xsl:if>
        <xsl:apply-templates select="." mode="status"/>.</fo:inline>
    </fo:block>
  </xsl:template>

  <xsl:template match="clause">
    <fo:block role="P" xsl:use-attribute-sets="head-3">Clause to insert: <xsl:value-of select="@title"/>
      <fo:inline font-weight="normal" color="{$soft-ink}"><xsl:value-of select="concat(' (', @ref, ')')"/></fo:inline>
    </fo:block>
    <fo:block role="Div" background-color="{$tint}" padding="7pt 9pt 7pt 9pt" padding-before.conditionality="retain" padding-after.conditionality="retain" start-indent="from-parent(start-indent) + 9pt" end-indent="9pt">
      <xsl:apply-templates select="para" mode="insert"/>
    </fo:block>
  </xsl:template>

  <!-- The items of a list follow each other, "(a) …": their labels hang. -->
  <xsl:template match="clause/para" mode="insert">
    <fo:block xsl:use-attribute-sets="para">
      <xsl:if test="substring(normalize-space(), string-length(normalize-space())) = ':'"><xsl:attribute name="keep-with-next.within-page">5</xsl:attribute></xsl:if><xsl:if test="not(following-sibling::para)"><xsl:call-template name="ends-box"/></xsl:if><xsl:call-template name="printed"><xsl:with-param name="text" select="normalize-space()"/></xsl:call-template></fo:block>
  </xsl:template>

  <xsl:template match="clause/para[starts-with(normalize-space(), '(')][string-length(substring-before(normalize-space(), ') ')) &lt; 6]" mode="insert">
    <xsl:if test="not(preceding-sibling::para[1][starts-with(normalize-space(), '(')])">
      <fo:list-block xsl:use-attribute-sets="list"><xsl:if test="not(following-sibling::para[not(starts-with(normalize-space(), '('))])"><xsl:call-template name="ends-box"/></xsl:if><xsl:apply-templates select="." mode="inserted-item"/></fo:list-block>
    </xsl:if>
  </xsl:template>

  <xsl:template match="clause/para" mode="inserted-item">
    <xsl:variable name="label" select="concat(substring-before(normalize-space(), ') '), ')')"/>
    <fo:list-item xsl:use-attribute-sets="item">
      <xsl:if test="not(following-sibling::para)"><xsl:call-template name="ends-box"/></xsl:if>
      <fo:list-item-label end-indent="label-end()"><fo:block text-align="start" hyphenate="false"><xsl:value-of select="$label"/></fo:block></fo:list-item-label>
      <fo:list-item-body start-indent="body-start()"><fo:block><xsl:call-template name="printed"><xsl:with-param name="text" select="substring-after(normalize-space(), ') ')"/></xsl:call-template></fo:block></fo:list-item-body>
    </fo:list-item>
    <xsl:apply-templates select="following-sibling::para[1][starts-with(normalize-space(), '(')]" mode="inserted-item"/>
  </xsl:template>

  <xsl:template name="settled">
    <xsl:param name="title"/><xsl:param name="findings"/>
    <xsl:if test="$findings">
      <fo:block role="H{2 + $several}" xsl:use-attribute-sets="head-2"><xsl:value-of select="concat($title, ' (', count($findings), ')')"/></fo:block>
      <fo:table table-layout="fixed" width="100%" border-top="1pt solid {$head-ink}" font-size="9.75pt" line-height="12.5pt" space-after="8pt">
        <fo:table-column column-width="proportional-column-width(36)"/><fo:table-column column-width="proportional-column-width(64)"/>
        <fo:table-header>
          <fo:table-row>
            <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>Criterion</fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>
              <xsl:choose><xsl:when test="$title = 'Met'">What the agreement says</xsl:when><xsl:otherwise>Why it does not apply</xsl:otherwise></xsl:choose>
            </fo:block></fo:table-cell>
          </fo:table-row>
        </fo:table-header>
        <fo:table-body><xsl:apply-templates select="$findings" mode="row"/></fo:table-body>
      </fo:table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="finding" mode="row">
    <fo:table-row keep-together.within-page="5">
      <fo:table-cell role="TH" xsl:use-attribute-sets="cell"><fo:block><xsl:value-of select="normalize-space(title)"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cell">
        <xsl:if test="@verdict != 'met' or not(evidence)"><fo:block><xsl:value-of select="normalize-space(message)"/></fo:block></xsl:if>
        <xsl:if test="@verdict = 'met'">
          <xsl:for-each select="evidence">
            <fo:block space-after="2pt">“<xsl:variable name="words"><xsl:apply-templates select="." mode="quote"/></xsl:variable><xsl:value-of select="normalize-space($words)"/>” <fo:inline font-family="{$head-font}" font-size="0.85em" color="{$soft-ink}"><xsl:apply-templates select="." mode="Place"/></fo:inline></fo:block>
          </xsl:for-each>
        </xsl:if>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>
</xsl:stylesheet>
