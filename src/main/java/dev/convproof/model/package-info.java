/**
 * Runs strategies on the layers of published networks: what each would cost, which of them a budget
 * allows on the whole layer or on a crop of it, and what they compute.
 */
package dev.convproof.model;
