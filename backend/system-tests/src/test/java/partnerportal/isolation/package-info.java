/**
 * Nobody sees what is not theirs: every operation of the API description, tried by every role on
 * what is theirs, a neighbour's, another organisation's and nobody's.
 */
package partnerportal.isolation;
