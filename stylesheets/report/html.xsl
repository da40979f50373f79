<?xml version="1.0" encoding="UTF-8"?>
<!-- Findings as one accessible page (WCAG 2.2 AA): one agreement is the page; several follow an index of all.
     A verdict is always a word with a shape; colour only repeats it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="words.xsl"/>
  <xsl:import href="page.xsl"/>
  <xsl:include href="html-style.xsl"/>
  <xsl:include href="html-index.xsl"/>

  <!-- A page of any length is written in parts: "row" and "document" of each document, which is then the root and has
       its position from outside, and the "frame", with a comment where these go. -->
  <xsl:param name="part"/>
  <xsl:param name="position"/>
  <xsl:variable name="several" select="$part != '' or count(/findings/document) != 1"/>

  <xsl:template match="/document">
    <xsl:choose>
      <xsl:when test="$part = 'row'"><xsl:apply-templates select="." mode="index"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="document"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/findings">
    <html lang="en">
      <xsl:call-template name="page-head">
        <xsl:with-param name="title">
          <xsl:text>Findings: </xsl:text>
          <xsl:choose>
            <xsl:when test="$several"><xsl:value-of select="overview/@documents"/> agreements</xsl:when>
            <xsl:otherwise><xsl:apply-templates select="document" mode="name"/></xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
      <body>
        <a class="skip" href="#main">Skip to the findings</a>
        <xsl:call-template name="shapes"/>
        <header>
          <p class="kicker">School police agreement review</p>
          <h1>
            <xsl:choose>
              <xsl:when test="$several">Findings on <xsl:value-of select="overview/@documents"/> agreements</xsl:when>
              <xsl:otherwise><xsl:apply-templates select="document" mode="name"/></xsl:otherwise>
            </xsl:choose>
          </h1>
          <xsl:if test="not($several)"><xsl:apply-templates select="document" mode="source"/></xsl:if>
          <xsl:call-template name="made-with"/>
        </header>
        <main id="main" tabindex="-1">
          <xsl:if test="$several"><xsl:call-template name="index"/></xsl:if>
          <xsl:if test="$part = 'frame'"><xsl:comment>documents</xsl:comment></xsl:if>
          <xsl:apply-templates select="document"/>
          <xsl:apply-templates select="profile[duty]"/>
        </main>
        <footer>
          <p><strong><xsl:call-template name="disclaimer"/></strong></p>
          <xsl:variable name="state"><xsl:call-template name="state-note"/></xsl:variable>
          <xsl:if test="$state != ''"><p><strong><xsl:value-of select="$state"/></strong></p></xsl:if>
        </footer>
      </body>
    </html>
  </xsl:template>

  <!-- What no sentence of an agreement is measured by. -->
  <xsl:template match="profile">
    <section class="law" aria-labelledby="law-{@ref}">
      <h2 id="law-{@ref}"><xsl:value-of select="@title"/></h2>
      <p class="meaning"><strong><xsl:apply-templates select="." mode="caution"/></strong></p>
      <xsl:if test="duty[@kind = 'act']">
        <h3>What somebody must do, said or not</h3>
        <ul><xsl:for-each select="duty[@kind = 'act']"><li><xsl:apply-templates select="." mode="words"/></li></xsl:for-each></ul>
      </xsl:if>
      <xsl:if test="duty[@kind = 'background']">
        <h3>Law that binds, said or not</h3>
        <ul><xsl:for-each select="duty[@kind = 'background']"><li><xsl:apply-templates select="." mode="words"/></li></xsl:for-each></ul>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="made-with">
    <dl class="made">
      <div><dt>Measured against</dt><dd>
        <xsl:for-each select="profile">
          <xsl:if test="position() > 1">, </xsl:if>
          <xsl:choose>
            <xsl:when test="@title != ''"><xsl:value-of select="concat(@title, ' (', @ref, ')')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="@ref"/></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </dd></div>
      <xsl:for-each select="profile[@as-of]">
        <div><dt>State law</dt><dd><strong><xsl:apply-templates select="." mode="caution"/></strong></dd></div>
      </xsl:for-each>
      <div><dt>Made with</dt><dd>
        <xsl:value-of select="concat('mou ', @version)"/>
        <xsl:if test="@library != ''">, clause library <xsl:value-of select="@library"/></xsl:if>
      </dd></div>
    </dl>
  </xsl:template>

  <xsl:template match="document" mode="name">
    <xsl:choose>
      <xsl:when test="title != ''"><xsl:value-of select="title"/></xsl:when>
      <xsl:when test="@title != ''"><xsl:value-of select="@title"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@file"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="document" mode="source">
    <p class="source"><code><xsl:value-of select="@file"/></code><xsl:text> </xsl:text><xsl:apply-templates select="." mode="reading"/></p>
    <xsl:if test="note">
      <ul class="notes"><xsl:for-each select="note"><li><xsl:value-of select="."/></li></xsl:for-each></ul>
    </xsl:if>
  </xsl:template>

  <!-- Ids: d1 is the first document, d1-ID a finding in it, d1-error its group. -->
  <xsl:template match="document" mode="number">
    <xsl:choose>
      <xsl:when test="$position != ''"><xsl:value-of select="$position"/></xsl:when>
      <xsl:otherwise><xsl:number count="document"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="document" mode="id">d<xsl:apply-templates select="." mode="number"/></xsl:template>

  <xsl:template match="finding" mode="id">
    <xsl:apply-templates select=".." mode="id"/>-<xsl:value-of select="@id"/>
  </xsl:template>

  <!-- A heading that stands one level lower when the page holds several agreements. -->
  <xsl:template name="heading">
    <xsl:param name="level"/><xsl:param name="content"/><xsl:param name="id"/><xsl:param name="class"/>
    <xsl:element name="h{$level + number($several)}">
      <xsl:if test="$id != ''"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if>
      <xsl:if test="$class != ''"><xsl:attribute name="class"><xsl:value-of select="$class"/></xsl:attribute></xsl:if>
      <xsl:copy-of select="$content"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="document" name="document">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$several">
        <section class="document" id="{$id}" aria-labelledby="{$id}-title">
          <h2 id="{$id}-title"><xsl:apply-templates select="." mode="name"/></h2>
          <xsl:apply-templates select="." mode="source"/>
          <xsl:apply-templates select="." mode="body"><xsl:with-param name="id" select="string($id)"/></xsl:apply-templates>
          <p class="back"><a href="#main">Back to the index of agreements</a></p>
        </section>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="." mode="body"><xsl:with-param name="id" select="string($id)"/></xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Nothing is claimed about what was not read. -->
  <xsl:template match="document[@status = 'unreadable']" mode="body">
    <p class="unread"><strong>This file could not be read, so it was not reviewed.</strong></p>
  </xsl:template>

  <xsl:template match="document" mode="body">
    <xsl:param name="id"/>
    <xsl:variable name="asking" select="finding[@verdict != 'met' and @verdict != 'not-applicable']"/>
    <xsl:apply-templates select="summary"/>
    <xsl:if test="$asking"><xsl:call-template name="contents"><xsl:with-param name="id" select="$id"/><xsl:with-param name="asking" select="$asking"/></xsl:call-template></xsl:if>
    <xsl:call-template name="group"><xsl:with-param name="id" select="$id"/><xsl:with-param name="level" select="'error'"/><xsl:with-param name="findings" select="$asking[@level = 'error']"/></xsl:call-template>
    <xsl:call-template name="group"><xsl:with-param name="id" select="$id"/><xsl:with-param name="level" select="'warning'"/><xsl:with-param name="findings" select="$asking[@level = 'warning']"/></xsl:call-template>
    <xsl:call-template name="group"><xsl:with-param name="id" select="$id"/><xsl:with-param name="level" select="'advice'"/><xsl:with-param name="findings" select="$asking[@level = 'advice']"/></xsl:call-template>
    <xsl:call-template name="group"><xsl:with-param name="id" select="$id"/><xsl:with-param name="level" select="'noted'"/><xsl:with-param name="findings" select="$asking[not(@level = 'error' or @level = 'warning' or @level = 'advice')]"/></xsl:call-template>
    <xsl:call-template name="met"><xsl:with-param name="id" select="$id"/></xsl:call-template>
    <xsl:call-template name="aside"><xsl:with-param name="id" select="$id"/></xsl:call-template>
  </xsl:template>

  <!-- Counts: as a bar for the eye, as a list for everybody. -->
  <xsl:template match="summary">
    <div class="summary">
      <div class="bar" aria-hidden="true">
        <!-- a union would come in the attributes' order -->
        <xsl:apply-templates select="@contrary" mode="bar"/><xsl:apply-templates select="@missing" mode="bar"/>
        <xsl:apply-templates select="@partial" mode="bar"/><xsl:apply-templates select="@met" mode="bar"/>
        <xsl:apply-templates select="@not-applicable" mode="bar"/>
      </div>
      <ul class="counts" aria-label="Criteria by verdict">
        <xsl:call-template name="tally"><xsl:with-param name="verdict" select="'contrary'"/><xsl:with-param name="n" select="@contrary"/></xsl:call-template>
        <xsl:call-template name="tally"><xsl:with-param name="verdict" select="'missing'"/><xsl:with-param name="n" select="@missing"/></xsl:call-template>
        <xsl:call-template name="tally"><xsl:with-param name="verdict" select="'partial'"/><xsl:with-param name="n" select="@partial"/></xsl:call-template>
        <xsl:call-template name="tally"><xsl:with-param name="verdict" select="'met'"/><xsl:with-param name="n" select="@met"/></xsl:call-template>
        <xsl:call-template name="tally"><xsl:with-param name="verdict" select="'not-applicable'"/><xsl:with-param name="n" select="@not-applicable"/></xsl:call-template>
      </ul>
    </div>
  </xsl:template>

  <xsl:template match="summary/@*" mode="bar">
    <xsl:if test=". > 0"><span class="{name()}" style="flex-grow:{.}"></span></xsl:if>
  </xsl:template>

  <xsl:template name="tally">
    <xsl:param name="verdict"/><xsl:param name="n"/>
    <li class="{$verdict}">
      <xsl:call-template name="shape"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template>
      <span class="n"><xsl:value-of select="$n"/></span><xsl:text> </xsl:text>
      <xsl:value-of select="translate($verdict, '-', ' ')"/>
    </li>
  </xsl:template>

  <!-- The ways in: by severity, by topic. -->
  <xsl:template name="contents">
    <xsl:param name="id"/><xsl:param name="asking"/>
    <nav class="contents" aria-labelledby="{$id}-contents">
      <xsl:call-template name="heading"><xsl:with-param name="level" select="2"/><xsl:with-param name="content">What to settle</xsl:with-param><xsl:with-param name="id" select="concat($id, '-contents')"/></xsl:call-template>
      <ul class="levels">
        <xsl:call-template name="level-link"><xsl:with-param name="id" select="$id"/><xsl:with-param name="level" select="'error'"/><xsl:with-param name="n" select="count($asking[@level = 'error'])"/></xsl:call-template>
        <xsl:call-template name="level-link"><xsl:with-param name="id" select="$id"/><xsl:with-param name="level" select="'warning'"/><xsl:with-param name="n" select="count($asking[@level = 'warning'])"/></xsl:call-template>
        <xsl:call-template name="level-link"><xsl:with-param name="id" select="$id"/><xsl:with-param name="level" select="'advice'"/><xsl:with-param name="n" select="count($asking[@level = 'advice'])"/></xsl:call-template>
        <xsl:if test="finding[@verdict = 'met']"><li><a href="#{$id}-met">What is met</a> (<xsl:value-of select="summary/@met"/>)</li></xsl:if>
      </ul>
      <details>
        <xsl:if test="count($asking) &lt; 16"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
        <summary>By topic</summary>
        <ul class="topics">
          <xsl:for-each select="$asking[not(@topic = preceding-sibling::finding[@verdict != 'met' and @verdict != 'not-applicable']/@topic)]">
            <li>
              <span class="topic"><xsl:value-of select="@topic-title"/></span>
              <ul>
                <xsl:for-each select="$asking[@topic = current()/@topic]">
                  <xsl:variable name="to"><xsl:apply-templates select="." mode="id"/></xsl:variable>
                  <li class="{@verdict}"><xsl:call-template name="shape"><xsl:with-param name="verdict" select="@verdict"/></xsl:call-template>
                    <a href="#{$to}"><xsl:value-of select="title"/></a>
                    <span class="word"><xsl:text> </xsl:text><xsl:choose>
                      <xsl:when test="@change"><xsl:value-of select="translate(@change, '-', ' ')"/></xsl:when>
                      <xsl:otherwise><xsl:value-of select="@verdict"/></xsl:otherwise>
                    </xsl:choose></span></li>
                </xsl:for-each>
              </ul>
            </li>
          </xsl:for-each>
        </ul>
      </details>
    </nav>
  </xsl:template>

  <xsl:template name="level-link">
    <xsl:param name="id"/><xsl:param name="level"/><xsl:param name="n"/>
    <xsl:if test="$n > 0">
      <li><a href="#{$id}-{$level}"><xsl:call-template name="level-title"><xsl:with-param name="level" select="$level"/></xsl:call-template></a> (<xsl:value-of select="$n"/>)</li>
    </xsl:if>
  </xsl:template>

  <xsl:template name="group">
    <xsl:param name="id"/><xsl:param name="level"/><xsl:param name="findings"/>
    <xsl:if test="$findings">
      <section class="group {$level}" aria-labelledby="{$id}-{$level}">
        <xsl:call-template name="heading">
          <xsl:with-param name="level" select="2"/><xsl:with-param name="id" select="concat($id, '-', $level)"/>
          <xsl:with-param name="content">
            <xsl:call-template name="level-title"><xsl:with-param name="level" select="$level"/></xsl:call-template>
            <xsl:text> </xsl:text><span class="n">(<xsl:value-of select="count($findings)"/>)</span>
          </xsl:with-param>
        </xsl:call-template>
        <p class="meaning"><xsl:call-template name="level-meaning"><xsl:with-param name="level" select="$level"/></xsl:call-template></p>
        <!-- what is contrary first, then what is missing, then what is partial -->
        <xsl:apply-templates select="$findings"><xsl:sort select="number(@verdict != 'contrary') + number(@verdict = 'partial')" data-type="number"/></xsl:apply-templates>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="finding">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <article class="finding {@verdict}" id="{$id}" aria-labelledby="{$id}-t">
      <div class="lead">
      <xsl:apply-templates select="." mode="badge"/>
      <xsl:call-template name="heading"><xsl:with-param name="level" select="3"/><xsl:with-param name="id" select="concat($id, '-t')"/><xsl:with-param name="content"><xsl:value-of select="title"/></xsl:with-param></xsl:call-template>
      <p class="meta"><xsl:value-of select="concat(@topic-title, ' · ', @kind, ' · ')"/><code><xsl:value-of select="@id"/></code></p>
      <p class="message"><xsl:value-of select="message"/></p>
      </div>
      <xsl:apply-templates select="evidence[@stance = 'contradicts']"/>
      <xsl:apply-templates select="evidence[not(@stance = 'contradicts')]"/>
      <xsl:apply-templates select="difference"/>
      <xsl:variable name="more"><xsl:apply-templates select="." mode="more"/></xsl:variable>
      <xsl:if test="$more != ''"><p class="meta"><xsl:value-of select="$more"/></p></xsl:if>
      <xsl:for-each select="effect[not(contains(../message, 'Profile '))]"><p><em><xsl:apply-templates select="." mode="words"/></em></p></xsl:for-each>
      <p class="why"><strong>Why it matters.</strong><xsl:text> </xsl:text><xsl:value-of select="why"/></p>
      <xsl:if test="authority">
        <xsl:call-template name="heading"><xsl:with-param name="level" select="4"/><xsl:with-param name="content">Authority</xsl:with-param></xsl:call-template>
        <!-- the clause to insert stays near; on paper all are shown -->
        <ul class="authorities"><xsl:apply-templates select="authority[position() &lt;= 3]"/></ul>
        <xsl:if test="authority[4]">
          <details><summary>And <xsl:value-of select="count(authority) - 3"/> more</summary><ul class="authorities"><xsl:apply-templates select="authority[position() > 3]"/></ul></details>
        </xsl:if>
      </xsl:if>
      <xsl:apply-templates select="clause[para]"/>
    </article>
  </xsl:template>

  <xsl:template match="finding" mode="badge">
    <p class="badge {@verdict}">
      <xsl:call-template name="shape"><xsl:with-param name="verdict" select="@verdict"/></xsl:call-template>
      <xsl:apply-templates select="." mode="verdict"/>
    </p>
  </xsl:template>

  <xsl:template match="evidence">
    <figure class="quote {@stance}">
      <blockquote><p><xsl:apply-templates select="." mode="quote"/></p></blockquote>
      <figcaption><xsl:apply-templates select="." mode="Place"/><xsl:text> · </xsl:text><xsl:apply-templates select="." mode="stance"/></figcaption>
    </figure>
  </xsl:template>

  <!-- What went and what came is marked up as such, for those who do not see the colours. -->
  <xsl:template match="difference">
    <figure class="difference">
      <p><xsl:for-each select="*"><xsl:apply-templates select="."/><xsl:text> </xsl:text></xsl:for-each></p>
      <figcaption>From the official text to the agreement: <del>taken out</del>, <ins>put in</ins></figcaption>
    </figure>
  </xsl:template>

  <xsl:template match="difference/same"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="difference/filled"><span class="filled"><xsl:value-of select="."/></span></xsl:template>
  <xsl:template match="difference/out"><del><span class="hidden">taken out: </span><xsl:value-of select="."/></del></xsl:template>
  <xsl:template match="difference/in"><ins><span class="hidden">put in: </span><xsl:value-of select="."/></ins></xsl:template>

  <xsl:template match="authority">
    <li>
      <cite><xsl:value-of select="name"/></cite><xsl:text>, </xsl:text>
      <!-- only addresses of the web become links: a library file must not be able to carry a script -->
      <xsl:choose>
        <xsl:when test="starts-with(url, 'https://') or starts-with(url, 'http://')"><a href="{url}"><xsl:apply-templates select="." mode="citation"/></a></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="." mode="citation"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text>. </xsl:text><xsl:value-of select="holds"/><xsl:text> </xsl:text>
      <xsl:if test="caution"><em><xsl:value-of select="caution"/></em><xsl:text> </xsl:text></xsl:if>
      <span class="status {@status}"><xsl:apply-templates select="." mode="status"/>.</span>
    </li>
  </xsl:template>

  <xsl:template match="clause">
    <div class="clause">
      <xsl:call-template name="heading"><xsl:with-param name="level" select="4"/><xsl:with-param name="content">Clause to insert: <xsl:value-of select="@title"/></xsl:with-param></xsl:call-template>
      <p class="meta"><code><xsl:value-of select="@ref"/></code> · one click selects all of it</p>
      <div class="copy"><xsl:for-each select="para"><p><xsl:value-of select="."/></p></xsl:for-each></div>
    </div>
  </xsl:template>

  <xsl:template name="met">
    <xsl:param name="id"/>
    <xsl:if test="finding[@verdict = 'met']">
      <section aria-labelledby="{$id}-met">
        <xsl:call-template name="heading"><xsl:with-param name="level" select="2"/><xsl:with-param name="id" select="concat($id, '-met')"/><xsl:with-param name="content">Met <span class="n">(<xsl:value-of select="summary/@met"/>)</span></xsl:with-param></xsl:call-template>
        <details open="open">
          <summary>Criteria that the agreement meets, with its words</summary>
          <table class="metlist">
            <thead><tr><th scope="col">Criterion</th><th scope="col">What the agreement says</th></tr></thead>
            <tbody><xsl:apply-templates select="finding[@verdict = 'met']" mode="row"/></tbody>
          </table>
        </details>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="finding" mode="row">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <tr id="{$id}">
      <th scope="row" class="met"><xsl:call-template name="shape"><xsl:with-param name="verdict" select="'met'"/></xsl:call-template><xsl:value-of select="title"/></th>
      <td>
        <xsl:if test="not(evidence)"><xsl:value-of select="message"/></xsl:if>
        <xsl:for-each select="evidence">
          <p><q><xsl:apply-templates select="." mode="quote"/></q><xsl:text> </xsl:text><span class="place"><xsl:apply-templates select="." mode="Place"/></span></p>
        </xsl:for-each>
      </td>
    </tr>
  </xsl:template>

  <xsl:template name="aside">
    <xsl:param name="id"/>
    <xsl:if test="finding[@verdict = 'not-applicable']">
      <section aria-labelledby="{$id}-aside">
        <xsl:call-template name="heading"><xsl:with-param name="level" select="2"/><xsl:with-param name="id" select="concat($id, '-aside')"/><xsl:with-param name="content">Not applicable <span class="n">(<xsl:value-of select="summary/@not-applicable"/>)</span></xsl:with-param></xsl:call-template>
        <table class="metlist">
          <thead><tr><th scope="col">Criterion</th><th scope="col">Why it does not apply</th></tr></thead>
          <tbody>
            <xsl:for-each select="finding[@verdict = 'not-applicable']">
              <xsl:variable name="to"><xsl:apply-templates select="." mode="id"/></xsl:variable>
              <tr id="{$to}"><th scope="row" class="not-applicable"><xsl:call-template name="shape"><xsl:with-param name="verdict" select="'not-applicable'"/></xsl:call-template><xsl:value-of select="title"/></th><td><xsl:value-of select="message"/></td></tr>
            </xsl:for-each>
          </tbody>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The shapes of the verdicts, drawn once; each differs in outline, not only in colour. -->
  <xsl:template name="shapes">
    <svg class="hidden" aria-hidden="true" focusable="false">
      <symbol id="s-contrary" viewBox="0 0 16 16"><path d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z" fill="currentColor"/><path d="M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4" style="stroke:var(--paper)" stroke-width="1.8" stroke-linecap="round"/></symbol>
      <symbol id="s-missing" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.9" stroke-dasharray="3.6 2.3"/></symbol>
      <symbol id="s-partial" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.7"/><path d="M8 1.4a6.6 6.6 0 0 0 0 13.2z" fill="currentColor"/></symbol>
      <symbol id="s-met" viewBox="0 0 16 16"><path d="M2.2 8.6l3.9 4 7.7-9" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></symbol>
      <symbol id="s-not-applicable" viewBox="0 0 16 16"><path d="M3 8h10" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/></symbol>
    </svg>
  </xsl:template>

  <xsl:template name="shape">
    <xsl:param name="verdict"/>
    <svg class="shape" aria-hidden="true" focusable="false"><use href="#s-{$verdict}"/></svg>
  </xsl:template>
</xsl:stylesheet>
