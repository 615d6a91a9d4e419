/** Measures what the product promises in figures: {@code mvn -q -Pbench}. */
package partnerportal.bench;
