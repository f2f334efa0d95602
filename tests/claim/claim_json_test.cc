// SPDX-License-Identifier: Apache-2.0
#include "claim/claim_json.h"

#include <gtest/gtest.h>

namespace maabar {
namespace {

Claim full() {
  Claim claim;
  claim.crossing = CrossingKey::parse("iq-sy.al-qaim-abu-kamal").value();
  claim.value = ClaimValue::outlook(State::kOpen);
  claim.scope = Scope::kCargo;
  claim.direction = parse_direction("SY>IQ").value();
  claim.side = Country::parse("IQ").value();
  claim.modality = Modality::kAnnounced;
  claim.speaker = "Border Ports Commission";
  claim.valid_from = Date::parse("2019-09-30").value();
  claim.valid_to = Date::parse("2019-12").value();
  claim.stated = Date::parse("2019-09-27").value();
  claim.published = Date::parse("2019-09-27").value();
  claim.evidence = "will reopen on Monday";
  claim.span = Span{10, 31};
  claim.rule = "outlook.will-reopen";
  claim.report = "0123";
  claim.phrase = "will reopen on 2019-09-30";
  claim.detail = "lorries";
  claim.also_at = "https://example.org/2";
  claim.admiralty = Admiralty{'B', '2'};
  claim.sensitivity = Sensitivity::kInternal;
  claim.phrase_class = PhraseClass::kNamedDay;
  claim.only = true;
  claim.count = 12;
  claim.unit = "day";
  claim.chain = "F0199";
  claim.provisional = true;
  claim.candidates = {CrossingKey::parse("iq-sy").value()};
  return claim;
}

TEST(ClaimJson, EveryFieldReadsBack) {
  const Claim claim = full();
  const auto read = parse_claim(nlohmann::json::parse(to_json(claim).dump()));
  ASSERT_TRUE(read) << read.error().line();
  EXPECT_EQ(*read, claim);
}

TEST(ClaimJson, FieldsItDoesNotKnowArePassedOver) {
  const auto claim = parse_claim(nlohmann::json::parse(
      R"({"crossing":"iq-sy","facet":"status","value":"closed","colour":"red","span":null})"));
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->value.state(), State::kClosed);
}

TEST(ClaimJson, AWrongFieldIsNamed) {
  const auto error = [](const char* text) {
    const auto claim = parse_claim(nlohmann::json::parse(text));
    return claim ? std::string("accepted") : claim.error().message;
  };
  EXPECT_EQ(error("[]"), "a claim must be a JSON object");
  EXPECT_EQ(
      error(R"({"crossing":"iq-sy","facet":"status","value":"open","valid_from":"2019-02-30"})"),
      "field 'valid_from': 2019-02-30 does not exist in the calendar");
  EXPECT_EQ(error(R"({"crossing":"iq-sy","facet":"status","value":"open","span":[1,-2]})"),
            "field 'span' must be two byte offsets, [begin, end]");
  EXPECT_EQ(error(R"({"crossing":7,"facet":"status","value":"open"})"),
            "field 'crossing' must be a text");
  EXPECT_EQ(error(R"({"facet":"status","value":"open"})"), "no crossing and no candidates for one");
}

TEST(CanonicalJson, IsSortedAndWithoutSpaces) {
  const std::string text = canonical_json(full());
  EXPECT_EQ(text.substr(0, 40), R"({"also_at":"https://example.org/2","cand)");
  EXPECT_EQ(text.find("reliability"), std::string::npos);
}

}  // namespace
}  // namespace maabar
