// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "gazetteer/gazetteer.h"

namespace maabar {

/// A whole region pack of two square countries, AA in the west and BB in the east of 11 E, small
/// enough to read. A test changes its files and writes them to a folder:
///
///     aa.alpha -- aa.j-fork -- aa.beit -- (tal-nour) -- bb.dar -- bb.brava
///                     \------------------ (wadi-amal) ----------------/
///
/// One feature per line: feature N stands on line N + 1.
class TinyPack {
 public:
  TinyPack() {
    add_tables();
    add_places();
    add_gates();
    add_roads();
    add_outlines();
  }

  /// The pack's files by name, to look at and to change.
  std::map<std::string, std::string> files;
  /// crossings.csv and countries.csv.
  std::map<std::string, std::string> gazetteer_files;

  /// Puts `to` where `from` stands. Requires: `from` stands there exactly once.
  TinyPack& change(const std::string& file, std::string_view from, std::string_view to) {
    std::string& text = files.at(file);
    const std::size_t at = text.find(from);
    CHECK(at != std::string::npos && text.find(from, at + 1) == std::string::npos);
    text.replace(at, from.size(), to);
    return *this;
  }

  /// Writes `dir`/gazetteer and `dir`/tiny; the latter is the pack.
  [[nodiscard]] std::filesystem::path write(const std::filesystem::path& dir) const {
    write_files(dir / "gazetteer", gazetteer_files);
    write_files(dir / "tiny", files);
    return dir / "tiny";
  }

  /// The gazetteer of a pack that was written to `dir`.
  static Gazetteer gazetteer(const std::filesystem::path& dir) {
    return Gazetteer::load(dir / "gazetteer", dir / "tiny").value();
  }

 private:
  static void write_files(const std::filesystem::path& dir,
                          const std::map<std::string, std::string>& files) {
    for (const auto& [name, text] : files) {
      std::filesystem::create_directories((dir / name).parent_path());
      std::ofstream(dir / name, std::ios::binary) << text;
    }
  }

  static std::string feature(const std::string& properties, const std::string& kind,
                             const std::string& coordinates) {
    return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":{"type":")" + kind +
           R"(","coordinates":)" + coordinates + "}}";
  }

  static std::string collection(const std::vector<std::string>& features) {
    std::string text = R"({"type":"FeatureCollection","features":[)"
                       "\n";
    for (std::size_t i = 0; i < features.size(); ++i) {
      text += features[i] + (i + 1 < features.size() ? ",\n" : "\n");
    }
    return text + "]}\n";
  }

  static std::string place(const std::string& id, const std::string& name, const std::string& rest,
                           const std::string& coordinates) {
    const std::string country = id.starts_with("aa") ? "AA" : "BB";
    return feature(R"("id":")" + id + R"(","name":")" + name + R"(","country":")" + country +
                       "\"," + rest + R"(,"population_year":2015,"population_source":"census",)" +
                       R"("source":"drawn for tests")",
                   "Point", coordinates);
  }

  void add_places() {
    files["places.geojson"] = collection(
        {place("aa.alpha", "Alpha",
               R"("name_ar":"ألفا","aliases":["al-Alfa"],"admin1":"West","kind":"city",)"
               R"("border_town":false,"population":900000)",
               "[10.2,30.5]"),
         place("aa.beit", "Beit Nour",
               R"("name_ar":"بيت نور","aliases":[],"admin1":"East","kind":"town",)"
               R"("border_town":true,"population":20000)",
               "[10.9,30.5]"),
         place("bb.brava", "Brava",
               R"("name_ar":"","aliases":["Twin"],"admin1":"Coast","kind":"city",)"
               R"("border_town":false,"population":500000)",
               "[11.8,30.5]"),
         place("bb.dar", "Dar",
               R"("name_ar":"دار","aliases":["Twin"],"admin1":"Border","kind":"village",)"
               R"("border_town":true,"population":3000)",
               "[11.1,30.5]")});
  }

  static std::string gate(const std::string& id, const std::string& passes,
                          const std::string& coordinates) {
    const auto side = [&](const std::string& country, const std::string& town) {
      return R"({"country":")" + country + R"(","node":")" + id + "@" + country + R"(","town":")" +
             town + R"("})";
    };
    return feature(R"("crossing":")" + id + R"(","sides":[)" + side("AA", "aa.beit") + "," +
                       side("BB", "bb.dar") + R"(],"length_m":1200,"road":"R1","passes":{)" +
                       passes +
                       R"(},"dwell_s":{"cargo":{"open":14400,"restricted":43200},)"
                       R"("passengers":{"open":3600,"restricted":7200}},)"
                       R"("dwell_source":"estimate: class trade","source":"drawn for tests")",
                   "LineString", coordinates);
  }

  void add_gates() {
    files["gates.geojson"] =
        collection({gate("aa-bb.tal-nour",
                         R"("cargo":"through","passengers":"through","pedestrians":"through",)"
                         R"("humanitarian":"through")",
                         "[[10.995,30.5],[11.005,30.5]]"),
                    gate("aa-bb.wadi-amal",
                         R"("cargo":"none","passengers":"through","pedestrians":"through",)"
                         R"("humanitarian":"transshipment")",
                         "[[10.995,30.2],[11.005,30.2]]")});
  }

  static std::string link(const std::string& id, const std::string& ends, int length,
                          const std::string& coordinates) {
    return feature(R"("kind":"road","id":")" + id + "\"," + ends +
                       R"(,"road":"R1","class":"primary","length_m":)" + std::to_string(length) +
                       R"(,"truck_s":)" + std::to_string(length * 6 / 100) + R"(,"car_s":)" +
                       std::to_string(length * 45 / 1000) +
                       R"(,"oneway":false,"source":"drawn for tests")",
                   "LineString", coordinates);
  }

  void add_roads() {
    files["roads.geojson"] = collection(
        {feature(R"("kind":"junction","id":"aa.j-fork","name":"Fork","country":"AA",)"
                 R"("source":"drawn for tests")",
                 "Point", "[10.5,30.4]"),
         link("r0001", R"("from":"aa.alpha","to":"aa.j-fork")", 40000,
              "[[10.2,30.5],[10.3,30.4],[10.5,30.4]]"),
         link("r0002", R"("from":"aa.j-fork","to":"aa.beit")", 50000, "[[10.5,30.4],[10.9,30.5]]"),
         link("r0003", R"("from":"aa.beit","to":"aa-bb.tal-nour@AA")", 10000,
              "[[10.9,30.5],[10.995,30.5]]"),
         link("r0004", R"("from":"aa.j-fork","to":"aa-bb.wadi-amal@AA")", 60000,
              "[[10.5,30.4],[10.995,30.2]]"),
         link("r0005", R"("from":"aa-bb.tal-nour@BB","to":"bb.dar")", 10000,
              "[[11.005,30.5],[11.1,30.5]]"),
         link("r0006", R"("from":"bb.dar","to":"bb.brava")", 90000, "[[11.1,30.5],[11.8,30.5]]"),
         link("r0007", R"("from":"aa-bb.wadi-amal@BB","to":"bb.brava")", 110000,
              "[[11.005,30.2],[11.8,30.5]]")});
  }

  void add_outlines() {
    const auto square = [](const std::string& country, const std::string& label,
                           const std::string& ring) {
      return feature(R"("country":")" + country + R"(","name":"Land )" + country +
                         R"(","name_ar":"","label":)" + label +
                         R"(,"clipped":false,"source":"drawn for tests")",
                     "Polygon", "[" + ring + "]");
    };
    files["countries.geojson"] =
        collection({square("AA", "[10.5,30.5]", "[[10,30],[11,30],[11,31],[10,31],[10,30]]"),
                    square("BB", "[11.5,30.5]", "[[11,30],[12,30],[12,31],[11,31],[11,30]]")});
  }

  void add_tables() {
    files["region.json"] =
        R"({"id":"tiny","name":"Tiny","name_ar":"","version":1,"countries":["AA"],)"
        "\n"
        R"("neighbours":["BB"],"bbox":[9,29,13,32],"as_of":"2020-12-31","licence":"none",)"
        "\n"
        R"("sources":["drawn for tests"],"disclaimer":"Not a real place.","disclaimer_ar":""})"
        "\n";
    files["hubs.json"] =
        "{\"hubs\":[\n{\"place\":\"aa.alpha\",\"role\":\"capital\",\"source\":\"drawn\"}\n]}\n";
    files["actors.csv"] =
        "actor,name,name_ar,aliases,kind,part_of,country,note,source\n"
        "bb-guard,BB guard,,,authority,,BB,,drawn\n"
        "hill-folk,Hill folk,,,non-state armed group,,AA,,drawn\n";
    files["publishers.csv"] =
        "publisher,aliases,country,reliability,information,licence,reason,source\n"
        "Alpha Post,AP;The Post,AA,B,2,facts only,known desk,drawn\n";
    files["history.csv"] =
        "fact,crossing,side,facet,value,scope,direction,modality,speaker,stated,valid_from,"
        "valid_to,published,publisher,url,url2,phrase,detail,note\n"
        "F0001,aa-bb.tal-nour,,status,closed,all,both,reported,Ministry,,2018-01-01,2018-06,"
        "2018-08-02,Alpha Post,https://example.org/1,,,,\n"
        "F0002,aa-bb.tal-nour,,outlook,open,all,both,announced,Ministry,2018-02-01,2018-06-01,,"
        "2018-02-01,Alpha Post,https://example.org/2,,soon,,\n"
        "F0003,aa-bb.wadi-amal,AA,status,closed,all,both,reported,,,2018-03-01,2018-03-05,"
        "2018-03-03,Alpha Post,https://example.org/3,,,,\n"
        "F0004,aa-bb.tal-nour,BB,control,bb-guard,all,both,reported,,,2018-03-01,,2018-03,"
        "Alpha Post,https://example.org/4,,,,\n";
    files["announced_ends.csv"] =
        "fact,crossing,valid_to,published,reason\n"
        "F0003,aa-bb.wadi-amal,2018-03-05,2018-03-03,closed for the feast\n";
    gazetteer_files["crossings.csv"] =
        "id,name_a,country_a,name_b,country_b,name_ar_a,name_ar_b,aliases_a,aliases_b,aliases,lat,"
        "lon,road,admin_a,admin_b,kind,towns,notes,source\n"
        "aa-bb.tal-nour,Tal Nour,AA,Tal Nour,BB,,,,,,30.5,11,R1,,,official,,,drawn\n"
        "aa-bb.wadi-amal,Wadi Amal,AA,Wadi Amal,BB,,,,,,30.2,11,R1,,,official,,,drawn\n";
    gazetteer_files["countries.csv"] =
        "country,name,name_ar,adjectives,capital,aliases,source\n"
        "AA,Land AA,,,Alpha,,drawn\nBB,Land BB,,,Brava,,drawn\n";
  }
};

}  // namespace maabar
