/**
 * The CRM screen's own needs, and the second origin that serves the packed extension.
 *
 * <p>A person on the screen is a cookie plus a header. The header keeps other origins out: browsers
 * ask before they send it, and nobody answers with permission.
 */
package zohosandbox.screen;
