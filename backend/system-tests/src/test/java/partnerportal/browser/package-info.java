/** Starts what the browser tests under {@code browser/} play in, and runs them with Node. */
package partnerportal.browser;
