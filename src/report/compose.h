// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "report/binding.h"
#include "report/clause.h"
#include "report/reader.h"
#include "report/view.h"

namespace maabar::report {

/// A rule that matched in a sentence.
struct Hit {
  const Rule* rule = nullptr;
  Pattern::Match match;
  std::size_t sentence = 0;
  /// Heads of the triggers before and behind it in the sentence: a date beyond one of them is its.
  std::optional<std::uint32_t> previous = std::nullopt;
  std::optional<std::uint32_t> next = std::nullopt;
};

/// A claim on its way, with what later steps need to know of its sentence. The claim's evidence is
/// the bytes of its span and its `rule` that one's id: both are copied for those that stay.
struct Draft {
  Claim claim;
  const Rule* rule = nullptr;
  std::size_t sentence = 0;
  std::uint32_t head = 0;
  Tense tense = Tense::kNone;
  bool claimed = false;   ///< told as hearsay: "reports that"
  bool rumoured = false;  ///< "rumours that it reopened": told only to be denied
  bool in_title = false;
  bool limits = false;  ///< a limit that replaces "open" of the same sentence
  bool event = false;   ///< made by a noun: weaker than a verb's
  bool former = false;  ///< of one from whom another took it
};

/// Rules that match in one sentence, the longest first where they overlap.
std::vector<Hit> find_hits(const Grammar& grammar, const View& view, std::size_t sentence);

/// What a status or outlook trigger says, once tense, polarity and what governs it are weighed.
struct Sense {
  Facet facet = Facet::kStatus;
  State state = State::kOpen;
  Modality modality = Modality::kReported;
  bool past = false;  ///< dates lie before the publication
};
/// Nothing when the trigger makes no statement ("if it opened", "ready to open").
std::optional<Sense> weigh(const Rule& rule, const VerbGroup& group, const Surroundings& around,
                           bool future_date);

/// Adds the drafts of one sentence to those of the document, in the order of its triggers.
void compose_sentence(const Grammar& grammar, const View& view, const Binder& binder,
                      std::size_t sentence, std::vector<UnreadSpan>& unread,
                      std::vector<Draft>& drafts);

/// "open for cargo, three days a week": of the drafts of one sentence, those from `first` on, the
/// limit says it all, unless a semicolon stands between (settle.cc).
void apply_limits(const View& view, std::size_t first, std::vector<Draft>& drafts);

/// Joins restatements, ends what a later claim ends, and sorts by place in the text (settle.cc).
void settle_drafts(const View& view, std::vector<Draft>& drafts);

}  // namespace maabar::report
