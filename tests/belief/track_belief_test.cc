// SPDX-License-Identifier: Apache-2.0
#include "belief/track_belief.h"

#include "belief/hazard_table.h"
#include "belief/log_builder.h"
#include "belief/markov_model.h"

namespace maabar {
namespace {

using test::as_of;
using test::LogBuilder;

StateBelief cargo(const LogBuilder& builder, AsOf question) {
  const CrossingKey qaim = test::key("iq-sy.al-qaim-abu-kamal");
  return MarkovModel(ParameterSets::shipped(), HazardTable::shipped().of_all())
      .believe(builder.log, test::gazetteer(), qaim, question)
      .track(TrafficClass::kCargo, directions_of(qaim)[0])
      .crossing;
}

TEST(TrackBelief, OfAPeriodThatHoldsIsRememberedWholeThoughALaterOneIsAnnounced) {
  LogBuilder builder;
  builder.say({.value = "open",
               .published = "2018-05-20",
               .modality = "announced",
               .valid_from = "2018-05-25",
               .valid_to = "2018-06-15"});
  builder.say({.value = "closed",
               .published = "2018-06-01",
               .modality = "announced",
               .valid_from = "2018-06-20",
               .valid_to = "2018-06-30"});
  const StateBelief belief = cargo(builder, as_of("2018-06-05", "2018-06-05"));
  EXPECT_EQ(belief.memory, Confidence::from_millionths(1000000));
}

TEST(TrackBelief, NamesTheClaimThatLastBoreItOut) {
  LogBuilder builder;
  builder.say({.value = "closed", .published = "2018-05-01"});
  const EntryId last = builder.say({.value = "closed", .published = "2018-05-10"});
  builder.say({.value = "closed", .published = "2018-05-05"});
  EXPECT_EQ(cargo(builder, as_of("2018-06-05", "2018-06-05")).confirmed_by, last);
  EXPECT_EQ(cargo(builder, as_of("2018-06-05", "2018-04-05")).confirmed_by, EntryId::none());
}

}  // namespace
}  // namespace maabar
