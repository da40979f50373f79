<?xml version="1.0" encoding="UTF-8"?>
<!-- The index of a report on several agreements: what was read of each, then criteria by agreements; or, of many
     agreements, in how many of them a criterion is met. Goes by the overview, but for the rows of the agreements. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="index">
    <section aria-labelledby="index">
      <h2 id="index">The agreements</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="The agreements, with counts">
        <table class="figures">
          <thead><tr>
            <th scope="col">No.</th><th scope="col">Agreement</th><th scope="col">Contrary</th><th scope="col">Missing</th>
            <th scope="col">Partial</th><th scope="col">Met</th><th scope="col">Not applicable</th>
          </tr></thead>
          <tbody><xsl:if test="$part = 'frame'"><xsl:comment>rows</xsl:comment></xsl:if><xsl:apply-templates select="document" mode="index"/></tbody>
        </table>
      </div>
    </section>
    <xsl:choose>
      <xsl:when test="overview/column"><xsl:apply-templates select="overview" mode="matrix"/></xsl:when>
      <xsl:when test="overview/criterion"><xsl:apply-templates select="overview" mode="counts"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="overview" mode="matrix">
      <section aria-labelledby="matrix">
        <h2 id="matrix">Criteria by agreement</h2>
        <ul class="legend" aria-label="Signs">
          <li class="contrary"><xsl:call-template name="shape"><xsl:with-param name="verdict" select="'contrary'"/></xsl:call-template>contrary</li>
          <li class="missing"><xsl:call-template name="shape"><xsl:with-param name="verdict" select="'missing'"/></xsl:call-template>missing</li>
          <li class="partial"><xsl:call-template name="shape"><xsl:with-param name="verdict" select="'partial'"/></xsl:call-template>partial</li>
          <li class="met"><xsl:call-template name="shape"><xsl:with-param name="verdict" select="'met'"/></xsl:call-template>met</li>
          <li class="not-applicable"><xsl:call-template name="shape"><xsl:with-param name="verdict" select="'not-applicable'"/></xsl:call-template>not applicable</li>
        </ul>
        <div class="scroll" tabindex="0" role="region" aria-label="Criteria by agreement">
          <table class="matrix">
            <thead><tr><th scope="col">Criterion</th><xsl:apply-templates select="column"/></tr></thead>
            <xsl:apply-templates select="criterion" mode="matrix"><xsl:sort select="@topic-title"/></xsl:apply-templates>
          </table>
        </div>
      </section>
  </xsl:template>

  <!-- What is contrary in most agreements comes first. -->
  <xsl:template match="overview" mode="counts">
    <section aria-labelledby="matrix">
      <h2 id="matrix">Criteria by number of agreements</h2>
      <p class="meaning">Of the <xsl:value-of select="@read"/> agreements that could be read, how many contradict a criterion, are silent, meet it in part or meet it. What most agreements contradict comes first.</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Criteria by number of agreements">
        <table class="figures criteria">
          <thead><tr>
            <th scope="col">Criterion</th><th scope="col">Contrary</th><th scope="col">Missing</th><th scope="col">Partial</th><th scope="col">Met</th><th scope="col">Not applicable</th>
          </tr></thead>
          <tbody>
            <xsl:for-each select="criterion">
              <xsl:sort select="@contrary" data-type="number" order="descending"/>
              <xsl:sort select="@missing" data-type="number" order="descending"/>
              <tr>
                <th scope="row"><xsl:value-of select="title"/><span class="file"><xsl:value-of select="@topic-title"/></span></th>
                <td><xsl:value-of select="@contrary"/></td><td><xsl:value-of select="@missing"/></td><td><xsl:value-of select="@partial"/></td>
                <td><xsl:value-of select="@met"/></td><td><xsl:value-of select="@not-applicable"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:template>

  <xsl:template match="document" mode="index">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <tr>
      <td><xsl:apply-templates select="." mode="number"/></td>
      <th scope="row">
        <a href="#{$id}"><xsl:apply-templates select="." mode="name"/></a>
        <span class="file"><xsl:value-of select="@file"/></span>
        <xsl:if test="@status = 'partly-read'"><span class="file"><strong>Read in part.</strong></span></xsl:if>
      </th>
      <xsl:choose>
        <xsl:when test="@status = 'unreadable'"><td colspan="5"><strong>Could not be read</strong></td></xsl:when>
        <xsl:otherwise>
          <td><xsl:value-of select="summary/@contrary"/></td><td><xsl:value-of select="summary/@missing"/></td>
          <td><xsl:value-of select="summary/@partial"/></td><td><xsl:value-of select="summary/@met"/></td>
          <td><xsl:value-of select="summary/@not-applicable"/></td>
        </xsl:otherwise>
      </xsl:choose>
    </tr>
  </xsl:template>

  <xsl:template match="column">
    <th scope="col"><a href="#d{@document}" title="{@file}"><xsl:value-of select="@document"/><span class="hidden">: <xsl:value-of select="@file"/></span></a></th>
  </xsl:template>

  <xsl:template match="criterion" mode="matrix">
    <xsl:variable name="criterion" select="."/>
    <tr>
      <th scope="row"><xsl:value-of select="title"/><span class="file"><xsl:value-of select="@topic-title"/></span></th>
      <xsl:for-each select="../column">
        <xsl:variable name="found" select="$criterion/cell[@document = current()/@document]"/>
        <xsl:choose>
          <xsl:when test="$found"><xsl:apply-templates select="$found[1]"/></xsl:when>
          <xsl:otherwise><td><span class="hidden">not asked</span></td></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </tr>
  </xsl:template>

  <xsl:template match="cell">
    <td class="{@verdict}"><a href="#d{@document}-{../@id}"><xsl:call-template name="shape"><xsl:with-param name="verdict" select="@verdict"/></xsl:call-template><span class="hidden"><xsl:apply-templates select="." mode="verdict"/></span></a></td>
  </xsl:template>
</xsl:stylesheet>
