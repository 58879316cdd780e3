/**
 * The page on this machine: a server of HTTP that bounds what a client can take of it, and the
 * processes that compute for it. It knows nothing of convolutions: whoever starts it says what the
 * pages are, and what a worker answers.
 */
package dev.convproof.web;
