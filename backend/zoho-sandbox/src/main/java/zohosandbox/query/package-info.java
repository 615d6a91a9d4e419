/**
 * COQL: a lexer, a parser for the grammar Zoho demands, and the comparison of kept values.
 *
 * <p>Queries see every write at once and never see a converted lead: Zoho does not say what happens
 * to those, and a client must not rely on the friendlier answer.
 */
package zohosandbox.query;
