/** A name that picocli asks for, so that it need not search for it. */
package groovy.lang;
