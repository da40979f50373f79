<?xml version="1.0" encoding="UTF-8"?>
<!-- The look of the findings page, on top of page.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="own-style"><xsl:text>
body > header { padding: 3.5rem 0 1.25rem; border-bottom: 3px double var(--rule); margin-bottom: 1.75rem; }
.kicker { font: 600 .8125rem/1.4 var(--sans); letter-spacing: .08em; text-transform: uppercase; color: var(--soft); margin: 0 0 .9rem; }
.source, .notes, .made { font: .9375rem/1.5 var(--sans); color: var(--soft); }
.source code { font: inherit; color: var(--ink); font-weight: 600; margin-inline-end: .4em; }
.notes { margin: 0 0 1rem; padding: .75rem 1rem .75rem 2rem; background: var(--faint); border-inline-start: 4px solid var(--missing); color: var(--ink); }
.made { margin: 1rem 0 0; }
.made div { display: flex; flex-wrap: wrap; gap: 0 .6rem; }
.made dt { min-width: 9.5rem; }
.made dd { margin: 0; color: var(--ink); }
main:focus { outline: none; }

.contrary { --tone: var(--contrary); } .missing { --tone: var(--missing); } .partial { --tone: var(--partial); }
.met { --tone: var(--met); } .not-applicable { --tone: var(--aside); }
.shape { width: .95em; height: .95em; color: var(--tone, currentColor); vertical-align: -.1em; margin-inline-end: .45em; flex: none; }

.summary { margin: 1.5rem 0 0; }
.bar { display: flex; gap: 2px; height: .7rem; margin-bottom: .8rem; }
.bar span { background: var(--tone); min-width: 3px; }
.bar .missing { background: repeating-linear-gradient(135deg, var(--tone) 0 3px, transparent 3px 5px); }
.bar .partial { background: linear-gradient(var(--tone) 50%, transparent 50%); box-shadow: inset 0 0 0 1px var(--tone); }
.bar .not-applicable { background: none; box-shadow: inset 0 0 0 1px var(--tone); }
.counts, .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .35rem 1.5rem; padding: 0; margin: 0 0 1rem; font: .9375rem/1.4 var(--sans); }
.counts .n { font-weight: 700; font-variant-numeric: tabular-nums; }

.contents { background: var(--faint); padding: 1.1rem 1.4rem 1rem; margin: 2rem 0 0; font: .9375rem/1.5 var(--sans); }
.contents h2, .document .contents h3 { margin: 0 0 .5rem; font-size: 1.05rem; }
.levels { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; padding: 0; margin: 0 0 .9rem; }
summary { cursor: pointer; font: 600 .9375rem/1.5 var(--sans); padding: .2rem 0; }
.topics { list-style: none; padding: 0; margin: .5rem 0 0; }
.topics > li { margin: 0 0 .7rem; }
.topic { font-weight: 600; }
.topics ul { list-style: none; padding: 0; margin: .1rem 0 0; }
.topics ul li { padding: .18rem 0 .18rem 1.45rem; text-indent: -1.45rem; }
.topics .word { color: var(--soft); }

.group > h2, .group > h3 { margin-bottom: .1rem; padding-top: .9rem; border-top: 2px solid var(--ink); }
h2 .n, h3 .n { font-weight: 400; color: var(--soft); }
.meaning { color: var(--soft); font: .9375rem/1.5 var(--sans); }
.document { border-top: 3px double var(--rule); margin-top: 4rem; }
.document > h2 { font: 500 1.7rem/1.25 var(--serif); margin-top: 2rem; }
.document h3 { font-size: 1.3rem; margin-top: 2.5rem; } .document h4 { font-size: 1.1rem; } .document h5 { font-size: .9375rem; }

.finding { padding: 1.4rem 0 1.3rem; border-bottom: 1px solid var(--rule); }
.group .finding:last-child { border-bottom: 0; }
.lead h3, .lead h4 { margin: .55rem 0 .15rem; font-size: 1.1875rem; }
.finding .clause h4, .finding .clause h5, .finding > h4, .finding > h5 { font-size: .9375rem; margin: 1.1rem 0 .25rem; }
.badge { display: inline-flex; align-items: center; margin: 0; padding: .16rem .7rem .16rem .55rem; border: 1.5px solid var(--tone); border-radius: 2rem;
  color: var(--tone); background: var(--paper); font: 650 .875rem/1.4 var(--sans); }
.meta { font: .875rem/1.5 var(--sans); color: var(--soft); margin: 0 0 .7rem; }
code { font: .9em/1.4 ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace; }
.message { font-size: 1.125rem; }
.quote { margin: 1rem 0 1.1rem; padding: .1rem 0 .1rem 1.1rem; border-inline-start: 4px solid var(--rule); }
.quote.contradicts { border-inline-start-color: var(--contrary); }
.quote.supports { border-inline-start-style: double; border-inline-start-color: var(--met); }
blockquote { margin: 0; } blockquote p { margin: 0 0 .25rem; }
figcaption, .place { font: .875rem/1.5 var(--sans); color: var(--soft); }
.difference { margin: 0 0 1.1rem; padding-inline-start: 1.1rem; }
.difference del { color: var(--contrary); text-decoration-thickness: 2px; }
.difference ins { color: var(--met); font-weight: 600; text-decoration-thickness: 2px; }
.difference .filled { text-decoration: underline dotted; }
.authorities { padding-inline-start: 1.2rem; margin: 0 0 1rem; font-size: 1rem; }
.authorities li { margin-bottom: .4rem; }
cite { font-style: normal; font-weight: 600; }
.status { font: .875rem/1.5 var(--sans); color: var(--soft); }
.status.unverified { color: var(--contrary); font-weight: 650; }
.clause .meta { margin-bottom: .4rem; }
.copy { background: var(--sheet); border: 1px solid var(--rule); border-radius: 3px; padding: 1rem 1.2rem; -webkit-user-select: all; user-select: all; }
.copy p:last-child { margin-bottom: 0; }

.metlist th[scope=row] { width: 36%; padding-inline-start: 1.4rem; text-indent: -1.4rem; }
.metlist td { font: 1rem/1.5 var(--serif); } .metlist td p { margin: 0 0 .35rem; }
.metlist q { quotes: "“" "”" "‘" "’"; } .place { white-space: nowrap; }
.scroll { overflow-x: auto; }
.figures td, .figures thead th:nth-child(n + 3) { text-align: end; font-variant-numeric: tabular-nums; }
.figures td:first-child { text-align: start; } .criteria thead th:nth-child(2) { text-align: end; }
.file { display: block; font-size: .8125rem; color: var(--soft); font-weight: 400; }
.matrix { width: auto; min-width: 60%; }
.matrix td, .matrix thead th:nth-child(n + 2) { text-align: center; padding-inline: .6rem; min-width: 2.6rem; }
.matrix td a { display: inline-block; padding: .25rem .4rem; color: var(--tone); } .matrix .shape { margin: 0; width: 1.05rem; height: 1.05rem; }
.unread { border-inline-start: 4px solid var(--contrary); padding: .5rem 1rem; background: var(--faint); }
body > footer { margin-top: 3.5rem; padding-top: 1.2rem; border-top: 3px double var(--rule); font: .9375rem/1.55 var(--sans); }
footer strong { font-weight: 600; }
@media (max-width: 36rem) {
  .metlist thead { position: absolute; clip-path: inset(50%); } .metlist tr, .metlist th[scope=row], .metlist td { display: block; width: auto; }
  .metlist th[scope=row] { border: 0; padding-bottom: 0; }
}
@media print {
  body > header { padding-top: 0; }
  .contents, .back { display: none; }
  .badge, .bar span, .notes { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .finding { padding: 1rem 0; } .document { break-before: page; border: 0; margin: 0; }
  .meaning { break-after: avoid; }
  .lead { break-inside: avoid; break-after: avoid; }
  .clause .meta { font-size: 0; } .clause code { font-size: 8.5pt; } summary { list-style: none; }
}
</xsl:text></xsl:template>
</xsl:stylesheet>
