/** What an empty sandbox begins with. */
package zohosandbox.seed;
