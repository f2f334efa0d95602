// SPDX-License-Identifier: Apache-2.0
#include "report/story_sketch.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "base/random.h"
#include "gazetteer/fold.h"
#include "report/document.h"

namespace maabar {
namespace {

constexpr std::size_t kShingleWords = 3;

/// FNV-1a, 64 bits.
std::uint64_t hash_word(std::string_view word) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : word) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3U;
  }
  return hash;
}

/// One step of SplitMix64: every bit of the result hangs on all.
std::uint64_t mix(std::uint64_t x) { return Rng(x).next(); }

std::vector<std::uint64_t> shingles_of(std::string_view text) {
  const std::vector<FoldedWord> words = folded_words(text);
  std::vector<std::uint64_t> shingles;
  for (std::size_t i = 0; i + kShingleWords <= words.size(); ++i) {
    std::uint64_t shingle = 0;
    for (std::size_t k = 0; k < kShingleWords; ++k) {
      shingle = mix(shingle + hash_word(words[i + k].text));
    }
    shingles.push_back(shingle);
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

}  // namespace

StorySketch sketch_of(std::string_view text) {
  StorySketch sketch;
  sketch.least.fill(std::numeric_limits<std::uint32_t>::max());
  const std::vector<std::uint64_t> shingles = shingles_of(text);
  sketch.shingles = static_cast<std::uint32_t>(shingles.size());
  for (const std::uint64_t shingle : shingles) {
    for (std::size_t slot = 0; slot < StorySketch::kSlots; ++slot) {
      const std::uint64_t hash = mix(shingle ^ mix(slot + 1));
      sketch.least[slot] = std::min(sketch.least[slot], static_cast<std::uint32_t>(hash >> 32U));
    }
  }
  return sketch;
}

int equal_slots(const StorySketch& a, const StorySketch& b) {
  if (a.shingles < kLeastShingles || b.shingles < kLeastShingles) return 0;
  int equal = 0;
  for (std::size_t slot = 0; slot < StorySketch::kSlots; ++slot) {
    equal += a.least[slot] == b.least[slot] ? 1 : 0;
  }
  return equal;
}

std::string_view story_text(const Report& report) {
  const std::string_view text = report.text;
  if (report.media_type != "text/plain" && report.media_type != "text/markdown") {
    return text.starts_with(report.title) ? text.substr(report.title.size()) : text;
  }
  const auto document = parse_document(text, {});
  return document ? text.substr(document->body.begin) : text;
}

}  // namespace maabar
