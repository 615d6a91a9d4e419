/**
 * {@code mvn -Pdemo}: everything the product consists of, started on one machine, with the pages
 * around it that a real installation finds elsewhere: a partner's website, a mailbox, the style
 * page, the API's documentation.
 *
 * <p>The pages bind to 127.0.0.1, the portal is reached as localhost: for a browser these are
 * different sites, so the rules for cookies and frames are the real ones.
 */
package partnerportal.demo;
