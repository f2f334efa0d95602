// SPDX-License-Identifier: Apache-2.0
#include "belief/explain.h"

#include "belief/belief_json.h"
#include "cli/program.h"
#include "cli/questions.h"
#include "cli/story_copies.h"

namespace maabar::cli {
namespace {

Result<void> answer(Console& console, const CrossingOptions& options, const Program& program) {
  ASSIGN_OR_RETURN(const Inquiry inquiry, open_inquiry(program.workspace, options.as_of));
  ASSIGN_OR_RETURN(const CrossingKey key, resolve_crossing(inquiry.knowledge, options.crossing));
  const CrossingBelief belief = inquiry.model->believe_with(inquiry.inputs(), key, inquiry.as_of);
  const std::string name = name_of(inquiry.knowledge.gazetteer, key);
  const FetchWords words = words_of(inquiry.knowledge.ledger);
  if (options.as_of.json) {
    print_json(console, explanation_to_json(belief, name, words), inquiry.knowledge.head);
    return {};
  }
  const KnownClaims known =
      find_known_claims(inquiry.knowledge.log, inquiry.knowledge.index, key, inquiry.as_of);
  const FetchWords told = with_copies(words, inquiry.knowledge.log, known);
  for (const std::string& line : explain(belief, name, told)) console.out << line << '\n';
  console.out << fmt::format("\nModel {}. Ledger head {}.\n", inquiry.model->name(),
                             to_hex(inquiry.knowledge.head.hash));
  return {};
}

}  // namespace

void add_explain(Verb app, Program& program) {
  auto options = std::make_shared<CrossingOptions>();
  Verb verb = add_verb(app, "explain", "Why a crossing is believed to be as it is.",
                       "  maabar explain al-qaim --at 2018-10-16 --known 2018-10-16\n"
                       "  maabar explain iq-sy.al-qaim-abu-kamal --clock recorded --json\n");
  verb.option("ID", options->crossing, "crossing: id or name").is_required();
  add_as_of(verb, options->as_of);
  verb.runs(program,
            [options, &program](Console& console) { return answer(console, *options, program); });
}

}  // namespace maabar::cli
