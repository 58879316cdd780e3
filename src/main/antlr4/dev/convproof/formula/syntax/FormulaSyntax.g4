/*
 * The language of answers, over text that Alphabet has made canonical: one character for one code point
 * of the source, so that positions are those of the source. The lexer reads whole words; Words splits
 * them into variables and function names before the parser sees them.
 *
 * The grammar is LL(1): no input makes the parser search.
 */
grammar FormulaSyntax;

tokens { VARIABLE, FLOOR, CEIL, MAX, MIN }

formula : sum EOF ;

sum : product ((PLUS | MINUS) product)* ;

product : run ((TIMES | DIVIDE | FLOOR_DIVIDE) run)* ;

// 2kh(kw+1): factors without a sign between them; only the first may be a number or have a sign
run : factor juxtaposed* ;

factor : (PLUS | MINUS)? (NUMBER | operand) exponent? ;

juxtaposed : operand exponent? ;

operand
    : VARIABLE                                         # variable
    | LEFT_PAREN sum RIGHT_PAREN                       # group
    | LEFT_FLOOR sum RIGHT_FLOOR                       # floor
    | FLOOR LEFT_PAREN sum RIGHT_PAREN                 # floor
    | LEFT_CEIL sum RIGHT_CEIL                         # ceiling
    | CEIL LEFT_PAREN sum RIGHT_PAREN                  # ceiling
    | (MAX | MIN) LEFT_PAREN sum (COMMA sum)* RIGHT_PAREN # extremum
    ;

exponent : POWER NUMBER | SUPERSCRIPT ;

NUMBER       : DIGIT+ ;
SUPERSCRIPT  : [⁰¹²³⁴⁵⁶⁷⁸⁹]+ ;
WORD         : LETTER (LETTER | DIGIT | SUBSCRIPT)* ;
PLUS         : '+' ;
MINUS        : '-' ;
POWER        : '^' | '**' ;
TIMES        : '*' | '·' ;
FLOOR_DIVIDE : '//' ;
DIVIDE       : '/' | '÷' ;
LEFT_PAREN   : '(' ;
RIGHT_PAREN  : ')' ;
LEFT_FLOOR   : '⌊' ;
RIGHT_FLOOR  : '⌋' ;
LEFT_CEIL    : '⌈' ;
RIGHT_CEIL   : '⌉' ;
COMMA        : ',' ;
SPACE        : ' '+ -> skip ;
OTHER        : . ;

fragment LETTER    : [A-Za-z] ;
fragment DIGIT     : [0-9] ;
fragment SUBSCRIPT : '_' (LETTER | DIGIT | '{' (LETTER | DIGIT)+ '}') ;
