/**
 * What only a stand-in offers: faults, counters, a look inside.
 *
 * <p>Connection faults work below Jakarta REST, on the server's own exchange, because an answer
 * that was begun cannot be withheld any more.
 */
package zohosandbox.control;
