// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "belief/hazard_table.h"
#include "belief/log_builder.h"
#include "belief/markov_model.h"

namespace maabar {
namespace {

using test::as_of;
using test::LogBuilder;

ControlBelief syrian_side(const LogBuilder& builder, std::string_view day) {
  return MarkovModel(ParameterSets::shipped(), HazardTable::shipped().of_all())
      .believe(builder.log, test::gazetteer(), test::key("iq-sy.al-qaim-abu-kamal"),
               as_of(day, day))
      .control[1];
}

void hold(LogBuilder& builder, const std::string& actor, const std::string& day,
          const std::string& valid_to = "") {
  builder.say({.value = actor,
               .published = day,
               .facet = "control",
               .side = "SY",
               .valid_from = day,
               .valid_to = valid_to});
}

TEST(ControlChain, TheLatestHolderHoldsAndTheEarlierIsOutweighed) {
  LogBuilder builder;
  hold(builder, "islamic-state", "2014-06-22");
  hold(builder, "syrian-army", "2017-11-19");
  const ControlBelief belief = syrian_side(builder, "2018-01-01");
  EXPECT_EQ(belief.actor, "syrian-army");
  EXPECT_GT(belief.confidence.probability(), 0.6);
  EXPECT_FALSE(belief.has_conflict);
  ASSERT_EQ(belief.evidence.size(), 2U);
  EXPECT_EQ(belief.evidence[0].role, Evidence::Role::kFor);
  EXPECT_GT(belief.evidence[0].decibans, 0);
  EXPECT_EQ(belief.evidence[1].role, Evidence::Role::kOutweighed);
}

TEST(ControlChain, ASecondSourceMakesItSurer) {
  LogBuilder builder;
  hold(builder, "syrian-army", "2017-11-19");
  const ControlBelief once = syrian_side(builder, "2018-01-01");
  hold(builder, "syrian-army", "2017-11-20");
  EXPECT_GT(syrian_side(builder, "2018-01-01").confidence, once.confidence);
}

TEST(ControlChain, APartOfAGroupBearsItOutAndARivalOfTheDayIsAConflict) {
  LogBuilder builder;
  hold(builder, "syrian-opposition", "2018-01-01");
  const ControlBelief alone = syrian_side(builder, "2018-01-02");
  hold(builder, "free-syrian-army", "2018-01-01");
  const ControlBelief both = syrian_side(builder, "2018-01-02");
  EXPECT_FALSE(both.has_conflict);
  EXPECT_GE(both.confidence, alone.confidence);
  hold(builder, "syrian-army", "2018-01-01");
  EXPECT_TRUE(syrian_side(builder, "2018-01-02").has_conflict);
}

TEST(ControlChain, SilenceFadesToUnknownWithTheLastHolderKept) {
  LogBuilder builder;
  hold(builder, "syrian-army", "2017-11-19");
  EXPECT_EQ(syrian_side(builder, "2018-11-19").actor, "syrian-army");
  const ControlBelief late = syrian_side(builder, "2022-01-01");
  EXPECT_EQ(late.actor, "");
  EXPECT_EQ(late.confidence, Confidence());
  EXPECT_EQ(late.last_heard, "syrian-army");
}

TEST(ControlChain, NothingSaidIsNobodyKnown) {
  const ControlBelief belief = syrian_side(LogBuilder(), "2018-01-01");
  EXPECT_EQ(belief.actor, "");
  EXPECT_TRUE(belief.evidence.empty());
}

}  // namespace
}  // namespace maabar
