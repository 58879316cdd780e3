package dev.convproof.properties;

import dev.convproof.law.Laws;

/** Away from the border, moving the input moves the output. */
class TranslationProperties extends LawSuite {
  TranslationProperties() {
    super(Laws.TRANSLATION);
  }
}
