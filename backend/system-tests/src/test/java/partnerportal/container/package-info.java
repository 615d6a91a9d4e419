/** What the in-container tests need around the container: a database, started before it. */
package partnerportal.container;
