/**
 * Who belongs to a partner: invitations, roles, hand-over and ownership. An approved partner's
 * contact is invited as owner in the approving transaction. Links carry a secret derived from the
 * invitation and its version, so no queue holds it and a repeated mail carries the same link;
 * opening one never uses it up, because mail scanners open links.
 */
package partnerportal.team;
