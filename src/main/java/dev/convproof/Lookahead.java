package dev.convproof;

import dev.convproof.geometry.Geometry;

/**
 * Makes the calls of a subject many at once, before they are needed: first what they should give is
 * computed here and the calls are noted; then they are made together, and their answers compared
 * with what was computed. Where all answers to some calls are as computed, whatever was made of
 * those is true of the subject; elsewhere the answers are served, in order, to the same calls made
 * again.
 */
public interface Lookahead {
  /** Returns whether calls may be made together: not once one was late, hung or crashed. */
  boolean isOpen();

  /** Returns whether calls on a geometry are so small that to make them together pays. */
  boolean suits(Geometry geometry);

  /** Returns what computes the subject's calls, and notes them. */
  Subject<?> predicted();

  /** Returns how many calls are noted; they are numbered from 0. */
  int noted();

  /** Returns whether the calls that are noted are to be made before any more are. */
  boolean isFull();

  /**
   * Makes the calls that are noted; the next one that is noted begins anew.
   *
   * @return whether each was answered: otherwise the subject crashed on the way, or one was late
   */
  boolean send();

  /** Returns whether some calls were all answered, and as computed. */
  boolean cameTrue(int from, int to);

  /**
   * Serves the answers of some calls to those that come next, as long as these are the same. Calls
   * without an answer are made again.
   */
  void serve(int from, int to);

  /**
   * Serves the same, and to the call at which the subject crashed this failure.
   *
   * @return whether that is one of them
   */
  boolean serveFailure(int from, int to);
}
