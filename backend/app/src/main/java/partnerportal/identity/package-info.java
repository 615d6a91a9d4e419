/**
 * People and how they prove who they are: persons, memberships, passwords, sessions, tokens, and
 * the matrix of who may do what with the filter that holds everyone to it. A session row keeps each
 * token alive; revoking it shuts the door within three seconds, whatever the token says.
 */
package partnerportal.identity;
