package org.kcov4j.reader.report.html;

import org.kcov4j.reader.text.VisibleText;

/** The frame that all pages share. */
final class Page {
  /** By which a page is known to be one of ours; near its beginning. */
  static final String MARK = "<meta name=\"generator\" content=\"kcov4j\">";

  /** Should a name ever get through as markup, it can still run and load nothing. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self' file:; style-src 'self' file: 'unsafe-inline';"
          + " img-src data:; base-uri 'none'; form-action 'none'";

  private final Html html = new Html();
  private final String root;
  private final String footer;

  /**
   * Begins a page.
   *
   * @param path where it will be
   * @param title its own title
   * @param report the report's title
   * @param footer a line for its foot
   */
  Page(String path, String title, String report, String footer, String... scripts) {
    this.root = Site.root(path);
    this.footer = footer;
    html.raw("<!DOCTYPE html>\n<html lang=\"en\"")
        .attribute("data-root", root)
        .raw("><head><meta charset=\"utf-8\">\n")
        .raw(MARK)
        .raw("\n<title>")
        .raw(new Html().text(VisibleText.of(title)).toString())
        .raw("</title>\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n")
        .raw("<meta http-equiv=\"Content-Security-Policy\"")
        .attribute("content", POLICY)
        .raw(">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
        .raw("<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\"")
        .attribute("href", root + "assets/kcov4j.css")
        .raw(">\n");
    script("assets/kcov4j.js", "");
    for (String script : scripts) {
      script(script, " defer");
    }
    html.raw("</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to content</a>\n<header>");
    html.raw("<nav aria-label=\"Breadcrumb\"><ol class=\"crumbs\"><li>");
    if (path.equals(Site.INDEX)) {
      html.raw("<span aria-current=\"page\">").name(report).raw("</span></li>");
    } else {
      link(Site.INDEX, report).raw("</li>");
    }
  }

  private void script(String path, String how) {
    html.raw("<script").attribute("src", root + path).raw(how).raw("></script>\n");
  }

  /** One more step of the way to this page. */
  Page crumb(String path, String name) {
    html.raw("<li>");
    link(path, name).raw("</li>");
    return this;
  }

  /** The end of that way: this page. */
  Page here(String name) {
    html.raw("<li><span aria-current=\"page\">").name(name).raw("</span></li>");
    return this;
  }

  /** Ends the head; what follows is the page's own. */
  Html main() {
    html.raw("</ol></nav><div id=\"tools\"></div></header>\n<main id=\"main\" tabindex=\"-1\">\n");
    return html;
  }

  /**
   * Links to the parts of this page.
   *
   * @param parts the id and the heading of each
   */
  static void contents(Html html, String... parts) {
    html.raw("<nav class=\"contents\" aria-label=\"On this page\">");
    for (int i = 0; i < parts.length; i += 2) {
      html.raw("<a href=\"#").raw(parts[i]).raw("\">").raw(parts[i + 1]).raw("</a>");
    }
    html.raw("</nav>\n");
  }

  /** A link to another page of the report. */
  Html link(String path, String name) {
    return html.raw("<a").attribute("href", root + path).raw(">").name(name).raw("</a>");
  }

  /** The whole page. */
  String end() {
    return html.raw("</main>\n<footer><p>")
        .text(footer)
        .raw("</p></footer>\n</body></html>\n")
        .toString();
  }
}
