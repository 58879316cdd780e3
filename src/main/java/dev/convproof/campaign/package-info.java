/**
 * Campaigns: one question asked at every shape of a space, in ranges that are judged in any order,
 * by any number of threads or machines, and add up to one evidence.
 */
package dev.convproof.campaign;
