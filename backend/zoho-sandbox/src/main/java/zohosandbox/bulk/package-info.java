/**
 * Bulk read: a job is added at once, worked on while its state is asked for, and its result is a
 * ZIP with one CSV. Nothing of it survives a restart: a client must ask again.
 */
package zohosandbox.bulk;
