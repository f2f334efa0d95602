// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/gazetteer.h"

#include <gtest/gtest.h>

namespace maabar {
namespace {

constexpr const char* kCrossings =
    "id,name_a,country_a,name_b,country_b,name_ar_a,name_ar_b,aliases_a,aliases_b,aliases,lat,lon,"
    "road,admin_a,admin_b,kind,towns,notes,source\n"
    "iq-jo.trebil-karameh,Trebil,IQ,Karameh,JO,طريبيل,الكرامة,Turaibil,al-Karamah,,,,,,,official,,,"
    "x\n"
    "iq-sy.al-qaim-abu-kamal,al-Qa'im,IQ,Abu Kamal,SY,القائم,البوكمال,Husaybah,Albu Kamal;Boukamal,"
    ",34.398,40.976,,,,official,,,x\n"
    "jo-ps.king-hussein-allenby,King Hussein "
    "bridge,JO,Allenby,PS,,,,al-Karameh,,,,,,,official,,,x\n";
constexpr const char* kCountries =
    "country,name,name_ar,adjectives,capital,aliases,source\n"
    "IQ,Iraq,العراق,Iraqi;Iraqis,Baghdad,,x\n";
constexpr const char* kActors =
    "actor,name,name_ar,aliases,kind,part_of,country,note,source\n"
    "syrian-opposition,Syrian opposition,,rebels,non-state armed group,,SY,,x\n"
    "free-syrian-army,Free Syrian Army,,FSA,non-state armed group,syrian-opposition,SY,,x\n";

Gazetteer small() {
  GazetteerTables tables;
  tables.crossings = kCrossings;
  tables.countries = kCountries;
  tables.actors = kActors;
  return Gazetteer::build(tables).value();
}

std::string key_of(const Gazetteer& gazetteer, std::string_view text) {
  const auto id = gazetteer.resolve_crossing(text);
  return id ? gazetteer.crossing(*id).key.text() : id.error().message;
}

TEST(Gazetteer, FindsACrossingUnderAllItsSpellings) {
  const Gazetteer gazetteer = small();
  for (const char* name :
       {"iq-sy.al-qaim-abu-kamal", "al-Qa'im", "QAIM", "Al Qāʼim", "القائم", "Albu Kamal",
        "boukamal", "البوكمال", "Husaybah", "al-Qa'im - Abu Kamal"}) {
    EXPECT_EQ(key_of(gazetteer, name), "iq-sy.al-qaim-abu-kamal") << name;
  }
}

TEST(Gazetteer, ATableOfBeforeTheColumnOfTownsIsRead) {
  GazetteerTables tables;
  tables.crossings =
      "id,name_a,country_a,name_b,country_b,name_ar_a,name_ar_b,aliases_a,aliases_b,aliases,lat,"
      "lon,road,admin_a,admin_b,kind,notes,source\n"
      "iq-jo.trebil-karameh,Trebil,IQ,Karameh,JO,,,,,,,,,,,official,,x\n";
  tables.countries = kCountries;
  tables.actors = kActors;
  const auto gazetteer = Gazetteer::build(tables);
  ASSERT_TRUE(gazetteer.has_value()) << gazetteer.error().line();
  EXPECT_FALSE(gazetteer->crossing(*gazetteer->resolve_crossing("trebil")).ends_are_towns);
}

TEST(Gazetteer, SuggestsNearNamesForATypo) {
  const Gazetteer gazetteer = small();
  EXPECT_EQ(key_of(gazetteer, "al-qiam"),
            "no crossing 'al-qiam'; did you mean iq-sy.al-qaim-abu-kamal?");
  EXPECT_EQ(key_of(gazetteer, "iq-sy.al-qaim-abukamal"),
            "no crossing 'iq-sy.al-qaim-abukamal'; did you mean iq-sy.al-qaim-abu-kamal?");
  EXPECT_EQ(key_of(gazetteer, "Kaim"), "no crossing 'Kaim'; did you mean iq-sy.al-qaim-abu-kamal?");
  EXPECT_EQ(key_of(gazetteer, "zzzzzzzz"),
            "no crossing 'zzzzzzzz'; 'maabar status' lists the crossings");
}

TEST(Gazetteer, SaysWhenANameIsAmbiguous) {
  EXPECT_EQ(
      key_of(small(), "Karameh"),
      "'Karameh' names 2 crossings: write iq-jo.trebil-karameh or jo-ps.king-hussein-allenby");
}

TEST(Gazetteer, EveryNameKnowsItsSide) {
  const Gazetteer gazetteer = small();
  const auto names = gazetteer.crossing_names();
  const auto it = std::find_if(names.begin(), names.end(),
                               [](const CrossingName& name) { return name.text == "Boukamal"; });
  ASSERT_NE(it, names.end());
  EXPECT_EQ(it->side.code(), "SY");
}

TEST(Gazetteer, ABrigadeIsPartOfItsGroup) {
  const Gazetteer gazetteer = small();
  const ActorId brigade = gazetteer.resolve_actor("FSA").value();
  const ActorId group = gazetteer.resolve_actor("rebels").value();
  EXPECT_TRUE(gazetteer.is_part_of(brigade, group));
  EXPECT_TRUE(gazetteer.is_part_of(group, group));
  EXPECT_FALSE(gazetteer.is_part_of(group, brigade));
}

TEST(Gazetteer, ABrokenRowIsNamedByFileAndLine) {
  const auto error = [](std::string crossings, std::string actors) {
    GazetteerTables tables;
    tables.crossings = std::move(crossings);
    tables.countries = kCountries;
    tables.actors = std::move(actors);
    const auto built = Gazetteer::build(tables);
    return built ? std::string("accepted") : built.error().line();
  };
  const std::string head =
      std::string(kCrossings).substr(0, std::string(kCrossings).find('\n') + 1);
  const std::string row = "iq-sy.a,,IQ,,SY,,,,,,,,,,,,,,x\n";
  EXPECT_EQ(error(head + row + row, kActors), "crossings.csv:3: crossing 'iq-sy.a' stands twice");
  EXPECT_EQ(error(head + "iq-sy.a,,SY,,IQ,,,,,,,,,,,,,,x\n", kActors),
            "crossings.csv:2: id 'iq-sy.a' does not fit the countries SY and IQ");
  EXPECT_EQ(
      error(head + "iq-sy.a,,IQ,,SY,,,,,,95,40,,,,,,,x\n", kActors),
      "crossings.csv:2: latitude 95 and longitude 40 are not a point on Earth (latitude -90 to "
      "90 comes first)");
  EXPECT_EQ(error(head + "iq-sy.a,,IQ,,SY,,,,,,,,,,,,no,,x\n", kActors),
            "crossings.csv:2: towns 'no': want yes, or nothing");
  const std::string actor_head = "actor,name,name_ar,aliases,kind,part_of,country,note,source\n";
  EXPECT_EQ(error(kCrossings, actor_head + "a,,,,,b,,,x\n"),
            "actors.csv:2: part_of 'b' is no actor of this table");
  EXPECT_EQ(error(kCrossings, actor_head + "a,,,,,b,,,x\nb,,,,,a,,,x\n"),
            "actors.csv:3: part_of of 'b' leads back to itself");
}

}  // namespace
}  // namespace maabar
