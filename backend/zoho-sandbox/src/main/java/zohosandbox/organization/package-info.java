/** The organisation, its people, what their profiles allow, and its variables. */
package zohosandbox.organization;
