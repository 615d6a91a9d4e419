/**
 * What people do with the product, played on running processes. Every story brings its own partner;
 * none reads another's.
 */
package partnerportal.stories;
