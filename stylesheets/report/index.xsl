<?xml version="1.0" encoding="UTF-8"?>
<!-- A page over the reports in a folder, in parts: a <report> makes its row; <index> makes the page, with a comment where
     the rows go. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="words.xsl"/>
  <xsl:import href="page.xsl"/>

  <xsl:template name="own-style"><xsl:text>
body > header, main, body > footer { max-width: 64rem; }
body > header { padding: 3.5rem 0 1.25rem; border-bottom: 3px double var(--rule); margin-bottom: 1.75rem; }
.kicker { font: 600 .8125rem/1.4 var(--sans); letter-spacing: .08em; text-transform: uppercase; color: var(--soft); margin: 0 0 .9rem; }
main:focus { outline: none; }
caption { font-weight: 400; color: var(--soft); }
td, thead th:nth-child(n + 2) { text-align: end; font-variant-numeric: tabular-nums; }
td:last-child, thead th:last-child { text-align: start; padding-inline-start: .75rem; }
tbody th { font-weight: 600; overflow-wrap: anywhere; min-width: 11rem; }
td ul { list-style: none; margin: 0; padding: 0; min-width: 13rem; } td li { margin: 0 0 .3rem; padding-inline-start: 1rem; text-indent: -1rem; }
.file { display: block; font-size: .8125rem; color: var(--soft); font-weight: 400; overflow-wrap: anywhere; }
td.failed { text-align: start; }
.some { color: var(--contrary); font-weight: 700; }
.scroll { overflow-x: auto; }
body > footer { margin-top: 3.5rem; padding-top: 1.2rem; border-top: 3px double var(--rule); font: .9375rem/1.55 var(--sans); }
footer strong { font-weight: 600; }
@media (max-width: 42rem) {
  thead { position: absolute; clip-path: inset(50%); } tbody tr { display: flex; flex-wrap: wrap; gap: 0 1.25rem; border-bottom: 1px solid var(--rule); padding: .6rem 0; }
  tbody th { flex: 0 0 100%; } tbody th, tbody td, tbody td:last-child { display: block; border: 0; padding: .15rem 0; }
  td[data-of]::before { content: attr(data-of) " "; color: var(--soft); font-weight: 400; }
  td:last-child { flex: 0 0 100%; }
}
@media print { body > header { padding-top: 0; } html { font-size: 8.5pt; } }
</xsl:text></xsl:template>

  <xsl:template match="/index">
    <html lang="en">
      <xsl:call-template name="page-head"><xsl:with-param name="title">Findings: <xsl:value-of select="@documents"/> agreements</xsl:with-param></xsl:call-template>
      <body>
        <a class="skip" href="#main">Skip to the agreements</a>
        <header>
          <p class="kicker">School police agreement review</p>
          <h1>Findings on <xsl:call-template name="count"><xsl:with-param name="n" select="@documents"/><xsl:with-param name="one">agreement</xsl:with-param></xsl:call-template></h1>
          <p>
            <xsl:choose>
              <xsl:when test="@faulty > 0"><xsl:value-of select="@faulty"/> of them with errors, which should be settled before anyone signs.</xsl:when>
              <xsl:otherwise>None of them with errors.</xsl:otherwise>
            </xsl:choose>
            <xsl:if test="@failed > 0"><strong><xsl:text> </xsl:text><xsl:value-of select="@failed"/> could not be checked.</strong></xsl:if>
          </p>
        </header>
        <main id="main" tabindex="-1">
          <h2 id="agreements">The agreements</h2>
          <div class="scroll" tabindex="0" role="region" aria-labelledby="agreements">
            <table>
              <caption>Agreements with most errors come first. Each leads to its report; criteria are counted by verdict.</caption>
              <thead><tr>
                <th scope="col">Agreement</th><th scope="col">Errors</th><th scope="col">Contrary</th><th scope="col">Missing</th>
                <th scope="col">Partial</th><th scope="col">Met</th><th scope="col">Criteria to settle first</th>
              </tr></thead>
              <tbody><xsl:comment>rows</xsl:comment></tbody>
            </table>
          </div>
        </main>
        <footer>
          <p>Made with mou <xsl:value-of select="@version"/>.</p>
          <p><strong><xsl:call-template name="disclaimer"/></strong></p>
        </footer>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="/report">
    <tr>
      <th scope="row">
        <xsl:choose>
          <xsl:when test="@href"><a href="{@href}"><xsl:call-template name="name"/></a></xsl:when>
          <xsl:otherwise><xsl:call-template name="name"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@title != ''"><span class="file"><xsl:value-of select="@file"/></span></xsl:if>
      </th>
      <xsl:choose>
        <xsl:when test="@status = 'failed'"><td colspan="6" class="failed"><strong>Could not be checked:</strong><xsl:text> </xsl:text><xsl:value-of select="@message"/></td></xsl:when>
        <xsl:otherwise>
          <td data-of="Errors"><xsl:if test="@error > 0"><xsl:attribute name="class">some</xsl:attribute></xsl:if><xsl:value-of select="@error"/></td>
          <td data-of="Contrary"><xsl:value-of select="@contrary"/></td><td data-of="Missing"><xsl:value-of select="@missing"/></td>
          <td data-of="Partial"><xsl:value-of select="@partial"/></td><td data-of="Met"><xsl:value-of select="@met"/></td>
          <td>
            <xsl:if test="not(worst)">None</xsl:if>
            <xsl:if test="worst"><ul><xsl:for-each select="worst"><li><a href="{@href}"><xsl:value-of select="title"/></a></li></xsl:for-each></ul></xsl:if>
          </td>
        </xsl:otherwise>
      </xsl:choose>
    </tr>
  </xsl:template>

  <xsl:template name="name">
    <xsl:choose>
      <xsl:when test="@title != ''"><xsl:value-of select="@title"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@file"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
