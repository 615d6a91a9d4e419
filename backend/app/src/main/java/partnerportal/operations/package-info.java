/**
 * What keeps the installation as a whole in order. It stands above all features and knows their
 * tables, so it is the one place that can go through everything that is sealed.
 */
package partnerportal.operations;
