// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "brief/bulletin.h"
#include "example_board.h"
#include "tag_balance.h"

namespace maabar {
namespace {

constexpr const char* kQaim = "iq-sy.al-qaim-abu-kamal";

TravelTime hours(std::uint32_t hours) { return TravelTime::from_milliseconds(hours * 3600000U); }

Passage passage_in(Shown state) {
  Passage passage;
  passage.crossing = example::key(kQaim);
  passage.name = "al-Qa'im - Abu Kamal";
  passage.direction = {passage.crossing.country_a(), passage.crossing.country_b()};
  passage.state = state;
  passage.belief = example::state(state, EntryId(1));
  passage.dwell = hours(6);
  passage.dwell_source = "estimate: class trade";
  return passage;
}

Stop stop(const char* name) {
  Stop stop;
  stop.id = name;
  stop.name = name;
  return stop;
}

/// A way through a restricted gate; no way if it does not let one pass.
RouteAnswer corridor() {
  RouteAnswer answer;
  answer.scenario.question = {example::as_of(), TrafficClass::kCargo, Profile::kTruck, {}, {}, {}};
  answer.from = stop("Baghdad");
  answer.to = stop("Deir ez-Zor");
  Way way;
  way.time = hours(14);
  way.driving = hours(8);
  way.dwell = hours(6);
  way.length = Metres{521000};
  way.gates.push_back({passage_in(Shown::kRestricted), hours(5), TravelTime::zero(), {}});
  way.notes.push_back({WayNote::Kind::kRestricted, example::key(kQaim), "It is <restricted>."});
  RouteReading passes;
  passes.reading = Reading::kIfPasses;
  passes.way = way;
  RouteReading does_not;
  does_not.reading = Reading::kIfNot;
  does_not.no_way = NoWay{};
  does_not.no_way->every_way_passes.push_back(passage_in(Shown::kRestricted));
  answer.readings.distinct = {passes, does_not};
  answer.readings.index = {0, 0, 1};
  return answer;
}

class Corridor : public testing::Test {
 protected:
  Corridor() {
    world_.sources[EntryId(1)] = example::source(kQaim, State::kRestricted);
    board_ = {example::belief(kQaim, Shown::kRestricted, EntryId(1))};
  }
  [[nodiscard]] Result<Bulletin> make() const {
    BulletinInput input = world_.input(board_);
    input.corridors = corridors_;
    return make_bulletin(input);
  }

  example::World world_;
  std::vector<CrossingBelief> board_;
  std::vector<RouteAnswer> corridors_ = {corridor()};
};

TEST_F(Corridor, SaysWhatIsRestrictedBeforeItSaysTheTime) {
  const std::string page = to_html(make().value());
  EXPECT_EQ(find_imbalance(page), "");
  const std::size_t section = page.find("<section id=\"corridors\">");
  const std::size_t note = page.find("It is &lt;restricted&gt;.", section);
  const std::size_t time = page.find("<b>14 h</b>", section);
  ASSERT_NE(section, std::string::npos);
  ASSERT_NE(note, std::string::npos);
  ASSERT_NE(time, std::string::npos);
  EXPECT_LT(note, time);
}

TEST_F(Corridor, SplitsTheTimeAndAnswersUnderBothReadings) {
  const std::string page = to_html(make().value());
  for (const char* part :
       {"14 h</b> in all: ", "8 h driving over 521 km", "6 h lost at gates.",
        "If what is restricted passes", "If nothing passes that is not reported open",
        "No way. Every way passes one of:",
        "Baghdad to Deir ez-Zor: only if what is restricted or unknown lets it pass, then 14 h"}) {
    EXPECT_NE(page.find(part), std::string::npos) << part;
  }
}

TEST_F(Corridor, LeadsFromItsGateToTheSource) {
  const Bulletin bulletin = make().value();
  ASSERT_EQ(bulletin.corridor_sources.size(), 1U);
  EXPECT_EQ(bulletin.corridor_sources[0].at("iq-sy.al-qaim-abu-kamal IQ>SY"),
            std::vector<SourceNumber>{0});
}

TEST_F(Corridor, OfAnotherDateThanTheBoardIsRefused) {
  corridors_[0].scenario.question.as_of.valid = example::valid_day("2019-10-01");
  EXPECT_FALSE(make());
}

}  // namespace
}  // namespace maabar
