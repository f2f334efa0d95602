// SPDX-License-Identifier: Apache-2.0
#include "brief/html_style.h"

#include "base/hash.h"

namespace maabar {
namespace {

constexpr const char* kStyle = R"css(
:root{--ink:#1d1d1b;--quiet:#5c574c;--rule:#d9d3c5;--soft:#f6f3ec;--link:#0b4f86}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:1100px;padding:28px 28px 60px;background:#fff;color:var(--ink);
 font:15px/1.5 "Noto Sans",Arial,Helvetica,"Noto Sans Arabic","DejaVu Sans",sans-serif}
[lang=ar]{font-family:"Noto Sans Arabic","Noto Naskh Arabic","DejaVu Sans",Arial,sans-serif}
header{border-bottom:3px solid var(--ink);padding-bottom:12px;margin-bottom:18px}
.titles{display:flex;justify-content:space-between;align-items:baseline;gap:24px;flex-wrap:wrap}
h1{font-size:28px;line-height:1.2;margin:0}
h1[lang=ar]{font-size:26px}
h2{font-size:20px;line-height:1.3;margin:34px 0 8px;padding-bottom:4px;border-bottom:1px solid var(--rule)}
h2 [lang=ar]{float:right;font-weight:normal;font-size:17px;color:var(--quiet)}
h3{font-size:17px;margin:20px 0 6px}
h4{font-size:15px;margin:2px 0 4px}
p{margin:6px 0}
.dates,.quiet,figcaption{color:var(--quiet)}
.dates{margin:6px 0 0}
.lead{font-size:17px;line-height:1.5;margin:0 0 10px;max-width:75ch}
.lead strong{white-space:nowrap}
ul.summary{margin:8px 0;padding-left:20px}
ul.summary li{margin:3px 0}
nav{font-size:14px;margin:12px 0 0}
nav a{margin-right:14px;white-space:nowrap}
a{color:var(--link)}
sup a,a.n{text-decoration:none;white-space:nowrap}
figure{margin:14px 0 0}
figure svg{display:block;width:100%;height:auto;border:1px solid var(--rule)}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.4}
th,td{text-align:left;vertical-align:top;padding:6px 8px;border-bottom:1px solid var(--rule)}
thead th{border-bottom:2px solid var(--ink);font-size:13px}
tbody.border th{background:var(--soft);font-size:14px;padding-top:8px}
tbody.border th [lang=ar]{float:right;font-weight:normal}
td.num,th.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.name{font-weight:bold}
.name-ar{display:block;color:var(--ink)}
.id{display:block;color:var(--quiet);font-size:12px}
.state{white-space:nowrap;display:block}
li .state,p .state{display:inline}
.state b{font-weight:bold}
.state.unknown b{font-weight:normal;color:var(--quiet)}
.icon{vertical-align:-2px;margin-right:4px;overflow:visible}
.way{display:block;font-size:12px;color:var(--quiet);white-space:nowrap}
.basis{display:block;margin-bottom:4px}
.basis:last-child{margin-bottom:0}
.flag{font-weight:bold;color:#8a2d0d}
.verdict{border-left:4px solid var(--rule);padding:4px 0 4px 12px;margin:10px 0}
.bar{display:block;height:12px;width:100%;max-width:460px;margin:4px 0}
ol.sources{padding-left:42px;font-size:13.5px;line-height:1.45}
ol.sources li{margin:0 0 7px;overflow-wrap:anywhere}
ol.sources li:target{background:#fff3cf}
blockquote{display:inline;margin:0;font-style:normal}
.head{font-family:"DejaVu Sans Mono","Noto Sans Mono",Consolas,monospace;font-size:12.5px;overflow-wrap:anywhere}
dl{margin:6px 0}
dt{font-weight:bold;margin-top:6px}
dd{margin:0 0 2px}
.disclaimer{border:1px solid var(--rule);background:var(--soft);padding:10px 14px;margin:12px 0}
footer{margin-top:34px;border-top:3px solid var(--ink);padding-top:10px;font-size:13.5px}
@media (max-width:760px){body{padding:14px}.scroll{overflow-x:auto}table{min-width:640px}}
@page{size:A4 portrait;margin:14mm 13mm 15mm}
@page map{size:A4 landscape;margin:10mm}
@media print{
 body{max-width:none;padding:0;font-size:9.5pt}
 .lead{font-size:11pt}
 h1{font-size:19pt}h1[lang=ar]{font-size:17pt}
 h2{font-size:13.5pt;break-after:avoid;margin-top:18pt}h3,h4{break-after:avoid}h3{font-size:11.5pt}h4{font-size:10pt}
 nav{display:none}
 figure.map{page:map;break-before:page;break-after:page;margin:0}
 figure.map svg{height:172mm;width:auto;max-width:100%;margin:0 auto;border:0}
 table{font-size:8.3pt}th,td{padding:3pt 4pt}
 thead{display:table-header-group}
 tr,li,.verdict{break-inside:avoid}
 tbody.border th{break-after:avoid}
 a{color:inherit;text-decoration:none}
 ol.sources{font-size:8pt}
 .id{font-size:7pt}.way{font-size:7pt}
 *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
)css";

std::string base64_of(const Hash& hash) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < hash.bytes.size(); i += 3) {
    const auto byte = [&](std::size_t at) -> std::uint32_t {
      return at < hash.bytes.size() ? hash.bytes[at] : 0U;
    };
    const std::uint32_t three = byte(i) << 16U | byte(i + 1) << 8U | byte(i + 2);
    text += kDigits[three >> 18U];
    text += kDigits[three >> 12U & 63U];
    text += i + 1 < hash.bytes.size() ? kDigits[three >> 6U & 63U] : '=';
    text += i + 2 < hash.bytes.size() ? kDigits[three & 63U] : '=';
  }
  return text;
}

}  // namespace

Literal page_style() {
  static_assert(Literal(kStyle).text().find('<') == std::string_view::npos);
  return Literal(kStyle);
}

std::string page_policy() {
  return "default-src 'none'; style-src 'sha256-" + base64_of(sha256(page_style().text())) +
         "'; base-uri 'none'; form-action 'none'";
}

}  // namespace maabar
