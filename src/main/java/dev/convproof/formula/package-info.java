/**
 * The language of answers: what a student types, such as {@code 2*kh*kw*ci*co*ho*wo}, read exactly,
 * evaluated exactly and shown as mathematics. Imports nothing of ours.
 *
 * <p>What is read: whole numbers ({@code 1.0} too); the variables of a {@link Vocabulary} with its
 * further spellings; {@code + - * / %}, {@code //} and their printed forms ({@code × · ∗ ÷ − –}),
 * an x between factors; powers as {@code ^2}, {@code **2}, {@code ^{2}} or {@code ²}; {@code floor(
 * )}, {@code ceil( )}, {@code int( )} (towards 0), also behind {@code math.} and the like, {@code ⌊
 * ⌋}, {@code ⌈ ⌉}, Gauss's {@code [ ]}; {@code max( )}, {@code min( )}; full-width letters, digits
 * and signs; {@code c_i}, {@code C_o}, {@code C_{in}}, {@code k₁} and {@code H} for {@code ci},
 * {@code co}, {@code ci}, {@code k1} and {@code h}; LaTeX's {@code \frac{}{} \lfloor \times \left
 * \text{}} and their kind; {@code div} and {@code mod} between spaces, {@code trunc( )}, {@code
 * float( )}, {@code 向下取整( )}; a left or right side that says what is asked for, {@code ho = …},
 * dollar signs or quotation marks around, and a full stop or a comma behind. {@link
 * FormulaParser#read} tells what was read as something else.
 *
 * <p>How it is read:
 *
 * <ul>
 *   <li>Signs may be left out between factors: {@code 2khkw(ci+1)}. A word is split into known
 *       variables, the longest first, going back where the rest would not split.
 *   <li>{@code *}, {@code /} and a sign left out have one precedence, from left to right. Where
 *       that would decide a reading that people do not agree on, as in {@code 1/2kh}, {@link
 *       FormulaParser#read} gives both, and {@link FormulaParser#parse} refuses the formula, with
 *       both ways to write it.
 *   <li>A minus binds tighter than {@code *} and looser than a power: {@code -h/s} is {@code
 *       (-h)/s}, {@code -k^2} is {@code -(k^2)}.
 *   <li>{@code a%b} is {@code a-b*floor(a/b)}, of the divisor's sign, and binds as {@code *} does.
 *   <li>{@code /} is one node, a {@link Formula.Quotient}; {@link Formula.DivisionRule} says what
 *       it means. {@code a//b} is {@code floor(a/b)}.
 * </ul>
 *
 * <p>Where it is read: {@link FormulaText} knows the characters, {@link Tokenizer} the tokens,
 * {@link Words} the names, {@link FormulaParser} the grammar. A new sign, bracket or function is a
 * line of {@link Symbol} and a line of the parser.
 *
 * <p>Everything is bounded (see {@link Bounds}), and {@link FormulaException} is the only exception
 * that a text can cause.
 */
package dev.convproof.formula;
