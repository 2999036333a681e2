//! A zip archive, of which one file is wanted.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive};

/// The longest file that is unpacked. The archive of the European Central Bank has 2 MB; what claims to be a rate file and
/// unpacks to more is a bomb.
const LONGEST: usize = 64 << 20;

/// The most files of an archive that are looked at.
const FILES: usize = 1000;

/// A file of an archive.
#[derive(Debug)]
pub struct Unpacked {
    /// Its name in the archive.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// Whether bytes are those of a zip archive.
#[must_use]
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The one file of an archive whose name has this ending.
///
/// # Errors
/// What is wrong with the archive, in words: it has none of them or several, is damaged, or unpacks to too much.
pub fn unpack(archive: &[u8], ending: &str) -> Result<Unpacked, String> {
    let broken = |error: rawzip::Error| format!("this archive cannot be read: {error}");
    let archive = ZipArchive::from_slice(archive).map_err(broken)?;
    let mut entries = archive.entries();
    let mut found = Vec::new();
    let mut count = 0;
    while let Some(entry) = entries.next_entry().map_err(broken)? {
        count += 1;
        if count > FILES {
            return Err(format!("this archive has more than {FILES} files"));
        }
        let name = String::from_utf8_lossy(entry.file_path().as_ref()).into_owned();
        if !entry.is_dir() && name.to_ascii_lowercase().ends_with(ending) {
            found.push((name, entry.wayfinder(), entry.compression_method()));
        }
    }
    let [(name, place, method)] = found.as_slice() else {
        let names: Vec<_> = found.iter().take(5).map(|(name, ..)| format!("`{name}`")).collect();
        return Err(match names.as_slice() {
            [] => format!("there is no file *{ending} in this archive"),
            names => format!("there are {} files *{ending} in this archive: {}", found.len(), names.join(", ")),
        });
    };
    let entry = archive.get_entry(*place).map_err(broken)?;
    let too_long = || format!("`{name}` in this archive unpacks to more than {} MB", LONGEST >> 20);
    let bytes = if *method == CompressionMethod::DEFLATE {
        decompress_to_vec_with_limit(entry.data(), LONGEST).map_err(|error| match error.status {
            TINFLStatus::HasMoreOutput => too_long(),
            _ => format!("`{name}` in this archive is damaged"),
        })?
    } else if *method == CompressionMethod::STORE {
        let data = entry.data();
        (data.len() <= LONGEST).then(|| data.to_vec()).ok_or_else(too_long)?
    } else {
        return Err(format!("`{name}` in this archive is packed in a way that is not read; pack it with deflate"));
    };
    // the sum and the length that the archive tells of it
    std::io::copy(&mut entry.verifying_reader(bytes.as_slice()), &mut std::io::sink())
        .map_err(|_| format!("`{name}` in this archive is damaged"))?;
    Ok(Unpacked { name: name.clone(), bytes })
}
